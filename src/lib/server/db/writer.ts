import { createClient } from '@libsql/client';
import { openConnection, type Connection } from './connection.ts';
import type { Argument, Statement } from './statement.ts';

type Answered = {
	readonly rows: readonly Readonly<Record<string, unknown>>[];
	readonly rowsAffected: number;
};

/** A transaction that holds the write lock. */
export type Open = {
	execute(statement: Statement): Promise<Answered>;
	commit(): Promise<void>;
	/** Rolls back what was not committed. */
	close(): void;
};

/** The one connection that writes, of which db/transaction.ts opens one transaction after the other. */
export type Writer = {
	execute(
		statement: string | { readonly sql: string; readonly args: Argument[] }
	): Promise<Answered>;
	transaction(mode: 'write'): Promise<Open>;
	/** Opens it anew, with its settings: after a failure it may not store what it acknowledges. */
	reconnect(): void | Promise<void>;
	close(): void;
};

export const WRITE_PRAGMAS = [
	'pragma journal_mode = wal',
	'pragma synchronous = full',
	'pragma foreign_keys = on',
	'pragma cache_size = -65536',
	'pragma trusted_schema = off',
	'pragma temp_store = memory'
];

/** To an embedded database. */
export function openWriter(url: string): Writer {
	let connection = openConnection(url, WRITE_PRAGMAS);
	return {
		execute: async (asked) =>
			connection.execute(typeof asked === 'string' ? toStatement(asked) : asked),
		transaction: async () => begin(connection),
		reconnect() {
			connection.close();
			connection = openConnection(url, WRITE_PRAGMAS);
		},
		close: () => connection.close()
	};
}

/** To a libSQL server. */
export const openRemoteWriter = (
	url: string,
	fetch: (request: Request) => Promise<Response>
): Writer => createClient({ url, concurrency: 1, fetch });

function begin(connection: Connection): Open {
	connection.execute(toStatement('begin immediate'));
	let open = true;
	return {
		async execute(asked) {
			// Else it would be written by itself, whether the rest is or not.
			if (!open || !connection.inTransaction()) throw new Error('The transaction is closed');
			return connection.execute(asked);
		},
		async commit() {
			open = false;
			connection.execute(toStatement('commit'));
		},
		close() {
			open = false;
			if (connection.inTransaction()) connection.execute(toStatement('rollback'));
		}
	};
}

const toStatement = (sql: string): Statement => ({ sql, args: [] });
