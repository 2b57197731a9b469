import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { SQL } from 'drizzle-orm';
import { openReader, READ_PRAGMAS, type Reader } from './reader.ts';
import { statement, type Plain } from './statement.ts';

/** Readers see what is committed; only db/transaction.ts uses the writer. */
export type Database = {
	readonly url: string;
	/** The one connection that writes. Used by `write()` and by migrations alone. */
	readonly writer: Client;
	/** Applies the settings of the writing connection again, after it was opened anew. */
	prepare(): Promise<void>;
	/**
	 * Answers in a thread of its own. `short` is for what takes well under a millisecond, such as rows by their ids: it
	 * is answered here, which spares the way to the thread and back.
	 */
	all<T extends object = Plain>(query: SQL, length?: 'short'): Promise<T[]>;
	close(): Promise<void>;
};

const PRAGMAS = [
	'pragma journal_mode = wal',
	'pragma synchronous = full',
	'pragma foreign_keys = on',
	'pragma cache_size = -65536',
	'pragma trusted_schema = off',
	'pragma temp_store = memory'
];

/** `url` is `file:…` for an embedded database, `libsql://` or `http(s)://` for a server. */
export async function connect(url: string): Promise<Database> {
	const file = url.startsWith('file:');
	if (file) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
	const writer = createClient({ url, concurrency: 1, timeout: 5000 });
	const prepare = async () => {
		if (!file) return;
		for (const pragma of PRAGMAS) await writer.execute(pragma);
	};
	await prepare();
	const reader = file ? openReader(url) : openRemoteReader(url);
	const near = file ? await openNearReader(url) : reader;
	return {
		url,
		writer,
		prepare,
		// The caller states the row that the statement selects.
		all: <T extends object>(query: SQL, length?: 'short') =>
			(length ? near : reader).all(statement(query)) as Promise<T[]>,
		async close() {
			await Promise.all([reader.close(), near.close()]);
			writer.close();
		}
	};
}

/** A connection of this thread that cannot write. */
async function openNearReader(url: string): Promise<Reader> {
	const client = createClient({ url, concurrency: 1, timeout: 5000 });
	const prepare = async () => {
		for (const pragma of READ_PRAGMAS) await client.execute(pragma);
	};
	await prepare();
	return {
		async all(query) {
			try {
				return (await client.execute(query)).rows.map((row) => ({ ...row }) as Plain);
			} catch (error) {
				// A failed statement is not reset by the driver: the next one needs a fresh connection.
				await client.reconnect();
				await prepare();
				throw error;
			}
		},
		close: async () => client.close()
	};
}

function openRemoteReader(url: string): Reader {
	const client = createClient({ url, concurrency: 4 });
	return {
		all: async (query) => (await client.execute(query)).rows.map((row) => ({ ...row }) as Plain),
		close: async () => client.close()
	};
}

/** drizzle over the writing connection, for the migrator alone. */
export const drizzleOf = ({ writer }: Database) => drizzle(writer);
