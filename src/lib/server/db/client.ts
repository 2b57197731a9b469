import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { SQL } from 'drizzle-orm';
import { driven, DriverError, pause } from './driver-error.ts';
import { openReader, READ_PRAGMAS, type Reader } from './reader.ts';
import { statement, type Plain, type Statement } from './statement.ts';

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

/** How long one call of a server, and one query of an embedded database, may take, in milliseconds. */
export type Limits = { readonly call?: number; readonly longest?: number };
const LONGEST_CALL_MS = 5000;

/** `url` is `file:…` for an embedded database, `libsql://` or `http(s)://` for a server. */
export async function connect(url: string, limits: Limits = {}): Promise<Database> {
	const file = url.startsWith('file:');
	if (file) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
	const fetch = impatient(limits.call ?? LONGEST_CALL_MS);
	const writer = createClient({ url, concurrency: 1, timeout: 5000, fetch });
	const prepare = async () => {
		if (!file) return;
		for (const pragma of PRAGMAS) await writer.execute(pragma);
	};
	await prepare();
	const reader = file ? openReader(url, limits) : openRemoteReader(url, fetch);
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

type Fetch = (request: Request) => Promise<Response>;

const impatient =
	(longestCall: number): Fetch =>
	(request) =>
		fetch(request, { signal: AbortSignal.timeout(longestCall) });

const ASKED_AGAIN = 2;

/** Over the wire a question may be lost; asking again harms nobody. */
function openRemoteReader(url: string, fetch: Fetch): Reader {
	const client = createClient({ url, concurrency: 4, fetch });
	async function all(query: Statement, left = ASKED_AGAIN): Promise<Plain[]> {
		try {
			const { rows } = await driven(() => client.execute(query));
			return rows.map((row) => ({ ...row }) as Plain);
		} catch (error) {
			if (!(error instanceof DriverError)) throw error;
			await client.reconnect();
			if (!error.passes || left === 0) throw error.told;
			await pause(ASKED_AGAIN - left);
			return all(query, left - 1);
		}
	}
	return { all: (query) => all(query), close: async () => client.close() };
}

/** drizzle over the writing connection, for the migrator alone. */
export const drizzleOf = ({ writer }: Database) => drizzle(writer);
