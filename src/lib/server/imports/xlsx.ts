import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { Refused } from '../refused.ts';
import { isBlankRow, type Raw, type Source, type SourceFile } from './source.ts';
import thread from './xlsx-thread.js?raw';

/** What a workbook may unpack to: real ones grow ten- to fiftyfold, bombs a thousandfold. */
const GREATEST_RATIO = 200;
const GREATEST_UNPACKED = 1_500_000_000;
const HEAP_MB = 400;
const TIMEOUT_MS = 120_000;

/** Names of the visible sheets. Throws Refused when the file is no workbook that we can read. */
export async function readSheets(path: string): Promise<readonly string[]> {
	await refuseBomb(path);
	return (await run({ path })) as string[];
}

/**
 * Unpacks one sheet beside the workbook, once; `readXlsx` reads the unpacked rows. Stops at `most` bytes, whatever the
 * archive says about itself.
 */
export async function unpackSheet(file: SourceFile, most = GREATEST_UNPACKED): Promise<void> {
	await run({ path: file.path, sheet: file.reading.sheet, out: unpackedPath(file), most });
}

export const unpackedPath = ({ path, reading }: SourceFile): string =>
	`${path}.${Buffer.from(reading.sheet).toString('base64url').slice(0, 80)}.rows`;

/** The rows of an unpacked sheet. Formulas are not evaluated: their last result is what the file holds. */
export function readXlsx(file: SourceFile): Source {
	const path = unpackedPath(file);
	let read = 0;
	let total = 0;
	return {
		share: () => (total === 0 ? 0 : Math.min(1, read / total)),
		async *[Symbol.asyncIterator]() {
			total = (await stat(path)).size;
			for await (const text of linesIn(path)) {
				read += text.length + 1;
				// Written by xlsx-thread.js.
				const [line, cells] = JSON.parse(text) as [number, Raw[]];
				if (!isBlankRow(cells)) yield { line, cells };
			}
		}
	};
}

/** Not by node:readline, which does not pass on the errors of what it reads: they would end the process. */
async function* linesIn(path: string): AsyncGenerator<string> {
	let rest = '';
	for await (const chunk of createReadStream(path, 'utf8')) {
		const parts = `${rest}${chunk}`.split('\n');
		rest = parts.pop() ?? '';
		yield* parts;
	}
}

/** What the thread says where it fails, by the code or the name of the error. */
const REASONS: ReadonlyMap<string, ProblemCode> = new Map([
	['EncryptedFileError', 'import.encrypted'],
	['BOMB', 'import.bomb'],
	['ENOSPC', 'storage.full']
]);

type Answer = { count?: number; done?: unknown; failed?: string };

function run(work: Readonly<Record<string, string | number>>): Promise<unknown> {
	const library = createRequire(import.meta.url).resolve('hucre/xlsx');
	const worker = new Worker(thread, {
		eval: true,
		workerData: { ...work, library },
		resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }
	});
	return new Promise((resolve, reject) => {
		const refuse = (failed: string) =>
			reject(new Refused([{ code: REASONS.get(failed) ?? 'import.no-workbook' }]));
		const timer = setTimeout(() => refuse('slow'), TIMEOUT_MS);
		worker.on('message', ({ done, failed }: Answer) => {
			if (done !== undefined) resolve(done);
			if (failed !== undefined) refuse(failed);
		});
		worker.on('error', (error) => refuse('code' in error ? String(error.code) : 'crashed'));
		worker.on('exit', () => {
			clearTimeout(timer);
			refuse('ended');
		});
	}).finally(() => void worker.terminate());
}

/** Adds up what the directory of the archive says its parts unpack to. */
async function refuseBomb(path: string): Promise<void> {
	const handle = await open(path);
	try {
		const { size } = await handle.stat();
		const tail = Buffer.alloc(Math.min(size, 65_558));
		await handle.read(tail, 0, tail.length, size - tail.length);
		const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
		if (end < 0 || tail.length < end + 22) throw new Refused([{ code: 'import.no-workbook' }]);
		const directory = Buffer.alloc(Math.min(tail.readUInt32LE(end + 12), size));
		await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
		const unpacked = unpackedSize(directory);
		if (unpacked > GREATEST_UNPACKED || unpacked > size * GREATEST_RATIO) {
			throw new Refused([{ code: 'import.bomb' }]);
		}
	} finally {
		await handle.close();
	}
}

function unpackedSize(directory: Buffer): number {
	let total = 0;
	for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
		total += directory.readUInt32LE(at + 24);
		const rest = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
		at += 46 + rest.reduce((sum, length) => sum + length, 0);
	}
	return total;
}
