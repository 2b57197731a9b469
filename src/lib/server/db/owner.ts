import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createClient, LibsqlError } from '@libsql/client';

export type Owner = { readonly pid: number; readonly url: string };

/** Another process owns the database. `owner` is what it wrote about itself, where that could be read. */
export class Owned extends Error {
	constructor(readonly owner: Owner | null) {
		super(
			owner
				? `This database is open in another Kontor (process ${owner.pid}, ${owner.url}). Stop it first, or use that one.`
				: 'This database is open in another Kontor. Stop it first.'
		);
	}
}

/**
 * Takes the database file for this process until `release` or the end of the process, however it ends: the lock is a
 * write transaction kept open on a small file of its own, which the operating system drops with the process.
 */
export async function own(url: string, address: string): Promise<{ release(): void }> {
	if (!url.startsWith('file:')) return { release: () => undefined };
	mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
	const lock = createClient({ url: `${url}.owner`, concurrency: 1, timeout: 0 });
	const note = `${url.slice('file:'.length)}.owner.json`;
	try {
		const held = await lock.transaction('write');
		writeFileSync(note, JSON.stringify({ pid: process.pid, url: address } satisfies Owner));
		return {
			release() {
				rmSync(note, { force: true });
				held.close();
				lock.close();
			}
		};
	} catch (error) {
		lock.close();
		if (error instanceof LibsqlError && error.code === 'SQLITE_BUSY')
			throw new Owned(readOwner(note));
		throw error;
	}
}

function readOwner(note: string): Owner | null {
	try {
		// Written by own() above.
		return JSON.parse(readFileSync(note, 'utf8')) as Owner;
	} catch {
		return null;
	}
}
