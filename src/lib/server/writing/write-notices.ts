import type { Id } from '#lib/domain/model/row.ts';
import { write, type Context, type Tx } from '#lib/server/db/transaction.ts';
import { tellNotices } from '#lib/server/live/hub.ts';

/** Writes notices in a transaction of its own; the windows of those whom they are for hear that they are others now. */
export async function writeNotices<T>(
	context: Context,
	work: (tx: Tx) => Promise<T>,
	usersOf: (done: T) => readonly Id[]
): Promise<T> {
	const done = await write(context, work);
	tellNotices(context.db, usersOf(done));
	return done;
}
