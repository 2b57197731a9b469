import { sql } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';

/** Tables that decide who is an administrator; deleting a user takes his roles with him. */
const DECIDING: ReadonlySet<string> = new Set(['user', 'userRole', 'role']);

/**
 * Does the work and refuses it when nobody would be left who may give rights back. Before the first administrator is
 * made there is nobody to keep.
 */
export async function keepingAdministrator<T>(
	tx: Tx,
	entity: string,
	work: () => Promise<T>
): Promise<T> {
	if (!DECIDING.has(entity)) return work();
	const before = await hasAdministrator(tx);
	const result = await work();
	if (before && !(await hasAdministrator(tx))) {
		throw new Refused([{ code: 'auth.last-administrator' }]);
	}
	return result;
}

async function hasAdministrator(tx: Tx): Promise<boolean> {
	const found = await tx.all(
		sql`select 1 from user as u join userRole as h on h.user = u.id join role as r on r.id = h.role
			where u.active = 1 and r.key = 'administrator' limit 1`
	);
	return found.length > 0;
}
