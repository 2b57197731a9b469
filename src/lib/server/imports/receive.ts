import { createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refused, toldIfFull } from '../refused.ts';
import { HEAD_BYTES } from './sniff.ts';

/** Megabytes that a file may have. */
export const LARGEST_MB = 100;
export const KEPT_MS = 24 * 3_600_000;

export type Received = {
	/** A folder of this import alone, which only the owner of the process may enter. */
	readonly folder: string;
	readonly path: string;
	readonly size: number;
	readonly head: Buffer;
	readonly validUtf8: boolean;
};

const home = join(tmpdir(), `kontor-imports-${process.getuid?.() ?? 0}`);

/** Keeps a file that is being sent, under a name of our own. Throws Refused once it grows too large. */
export async function receive(body: AsyncIterable<Uint8Array>): Promise<Received> {
	mkdirSync(home, { recursive: true, mode: 0o700 });
	sweep();
	const folder = await mkdtemp(join(home, `${process.pid}-`));
	const path = join(folder, 'file');
	const measured = measure();
	try {
		await pipeline(
			Readable.from(body, { objectMode: false }),
			measured.through,
			createWriteStream(path, { mode: 0o600 })
		);
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw toldIfFull(error);
	}
	return { folder, path, ...measured.found() };
}

function measure() {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let head = Buffer.alloc(0);
	let size = 0;
	let validUtf8 = true;
	const decode = (chunk?: Uint8Array) => {
		try {
			if (validUtf8) decoder.decode(chunk, { stream: chunk !== undefined });
		} catch {
			validUtf8 = false;
		}
	};
	const through = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			size += chunk.length;
			if (size > LARGEST_MB * 1e6) {
				return done(new Refused([{ code: 'import.too-large', params: { max: LARGEST_MB } }]));
			}
			if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
			decode(chunk);
			done(null, chunk);
		},
		flush(done) {
			decode();
			done();
		}
	});
	return { through, found: () => ({ size, head, validUtf8 }) };
}

/** Takes away what is a day old, and what a process that ended left behind. */
function sweep() {
	for (const name of readdirSync(home)) {
		const folder = join(home, name);
		const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
		if (age > KEPT_MS || !isRunning(Number.parseInt(name, 10))) {
			rmSync(folder, { recursive: true, force: true });
		}
	}
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		// Somebody else's process may not be asked, but it runs.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
