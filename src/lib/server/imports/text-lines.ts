import { open } from 'node:fs/promises';
import { known } from '#lib/domain/model/assert.ts';

/** Lines of text on disk, found by their place. */
export type TextLines = {
	push(texts: readonly string[]): Promise<void>;
	/** Those from one place to before another. */
	read(from: number, to: number): Promise<readonly string[]>;
	close(): Promise<void>;
};

export async function textLinesOn(path: string): Promise<TextLines> {
	const handle = await open(path, 'w+', 0o600);
	const offsets = [0];
	return {
		async push(texts) {
			const bytes = texts.map((text) => Buffer.from(`${text}\n`));
			for (const { length } of bytes) offsets.push(known(offsets.at(-1), 'offset') + length);
			await handle.appendFile(Buffer.concat(bytes));
		},
		async read(from, to) {
			const start = known(offsets[from], 'offset');
			const bytes = Buffer.alloc(known(offsets[to], 'offset') - start);
			await handle.read(bytes, 0, bytes.length, start);
			return bytes.toString('utf8').split('\n').slice(0, -1);
		},
		close: () => handle.close()
	};
}
