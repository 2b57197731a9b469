import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from './client.ts';
import { driven, DriverError, pause } from './driver-error.ts';
import { statement, type Plain, type Query } from './statement.ts';
import type { Open, Writer } from './writer.ts';

/** An open write. Whatever it reads stays true until it commits: nobody else writes meanwhile. */
export type Tx = {
	all<T extends object = Plain>(query: Query): Promise<T[]>;
	run(query: Query): Promise<number>;
};

/** What every command gets: the database and who acts. */
export type Context = { readonly db: Database; readonly actor: Actor };

/** By the connection that writes: a database may be seen in several ways. */
const tails = new WeakMap<Writer, Promise<unknown>>();
/** Together they wait for more than the five seconds for which a server keeps the lock of a caller that it lost. */
const RETRIES = 6;

/**
 * The only way to write. Writers wait here for their turn, so none meets a busy database; the transaction takes the
 * write lock at once and is rolled back when `work` throws. Requires an actor, so no write is without an author.
 * Where a server breaks off while it commits, nobody knows whether it did, and `work` is done again: it has to see
 * what it did before, or do no harm twice.
 */
export function write<T>({ db }: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
	const previous = tails.get(db.writer) ?? Promise.resolve();
	const run = previous.then(() => attempt(db, work, RETRIES));
	tails.set(
		db.writer,
		run.catch(() => undefined)
	);
	return run;
}

async function attempt<T>(db: Database, work: (tx: Tx) => Promise<T>, left: number): Promise<T> {
	try {
		return await once(db, work);
	} catch (error) {
		if (!(error instanceof DriverError)) throw error;
		// After a failure such as a busy answer this driver may acknowledge writes that it never stores.
		await db.writer.reconnect();
		if (!error.passes || left === 0) throw error.told;
		await pause(RETRIES - left);
		return attempt(db, work, left - 1);
	}
}

async function once<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
	const transaction = await driven(() => db.writer.transaction('write'));
	try {
		const result = await work(toTx(transaction));
		await driven(() => transaction.commit());
		return result;
	} finally {
		transaction.close();
	}
}

function toTx(transaction: Open): Tx {
	const execute = (query: Query) => {
		const asked = statement(query);
		return driven(() => transaction.execute(asked));
	};
	return {
		// The caller states the row that the statement selects.
		all: async <T extends object>(query: Query) => (await execute(query)).rows as unknown as T[],
		run: async (query) => (await execute(query)).rowsAffected
	};
}

/** Lets the event loop answer others between two slices of long work. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
