import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { openConnection } from './connection.ts';
import { driven, DriverError, pause } from './driver-error.ts';
import { openReader, READ_PRAGMAS, type Reader } from './reader.ts';
import { statement, type Plain, type Query, type Statement } from './statement.ts';
import { openRemoteWriter, openWriter, WRITE_PRAGMAS, type Writer } from './writer.ts';

/** Readers see what is committed; only db/transaction.ts uses the writer. */
export type Database = {
	readonly url: string;
	/** The one connection that writes. Used by `write()` and by migrations alone. */
	readonly writer: Writer;
	/**
	 * Answers in a thread of its own. `short` is for what takes well under a millisecond, such as rows by their ids: it
	 * is answered here, which spares the way to the thread and back.
	 */
	all<T extends object = Plain>(query: Query, length?: 'short'): Promise<T[]>;
	close(): Promise<void>;
};

/** How long one call of a server, and one query of an embedded database, may take, in milliseconds. */
export type Limits = { readonly call?: number; readonly longest?: number };
const LONGEST_CALL_MS = 5000;

/** `url` is `file:…` for an embedded database, `libsql://` or `http(s)://` for a server. */
export async function connect(url: string, limits: Limits = {}): Promise<Database> {
	const file = isFile(url);
	if (file) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
	const fetch = impatient(limits.call ?? LONGEST_CALL_MS);
	const writer = file ? openWriter(url) : openRemoteWriter(url, fetch);
	const reader = file ? openReader(url, limits) : openRemoteReader(url, fetch);
	const near = file ? openNearReader(url) : reader;
	return {
		url,
		writer,
		// The caller states the row that the statement selects.
		all: <T extends object>(query: Query, length?: 'short') =>
			(length ? near : reader).all(statement(query)) as Promise<T[]>,
		async close() {
			await Promise.all([reader.close(), near.close()]);
			writer.close();
		}
	};
}

const isFile = (url: string): boolean => url.startsWith('file:');

/** A connection of this thread that cannot write. */
function openNearReader(url: string): Reader {
	let connection = openConnection(url, READ_PRAGMAS);
	return {
		async all(query) {
			try {
				return connection.execute(query).rows;
			} catch (error) {
				connection.close();
				connection = openConnection(url, READ_PRAGMAS);
				throw error;
			}
		},
		close: async () => connection.close()
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

/** drizzle for the migrator alone, on a connection of its own: it wants a whole client, with the settings of the writer. */
export async function withDrizzle<T>(
	{ url }: Database,
	work: (drizzle: LibSQLDatabase) => Promise<T>
): Promise<T> {
	const client = createClient({
		url,
		concurrency: 1,
		timeout: 5000,
		fetch: impatient(LONGEST_CALL_MS)
	});
	try {
		if (isFile(url)) for (const pragma of WRITE_PRAGMAS) await client.execute(pragma);
		return await work(drizzle(client));
	} finally {
		client.close();
	}
}
