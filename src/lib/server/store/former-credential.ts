import { sql, type SQL } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';

/** So long the password of a deleted user may come back with him. */
const KEPT_MS = 30 * 86_400_000;

/** Lays aside the passwords of users who are about to go; one of an earlier time makes room, also for none. */
export async function layAside(tx: Tx, users: readonly Id[]): Promise<void> {
	await tx.run(sql`delete from formerCredential where user in ${among(users)}`);
	await tx.run(
		sql`insert into formerCredential (user, hash, changedAt, goneAt)
			select user, hash, changedAt, ${Date.now()} from credential where user in ${among(users)}`
	);
}

/** Gives users who are there again the passwords that they had when they went. */
export async function giveBack(tx: Tx, users: readonly Id[]): Promise<void> {
	await forgetFormer(tx);
	await tx.run(
		sql`insert into credential (user, hash, changedAt)
			select user, hash, changedAt from formerCredential where user in ${among(users)}`
	);
	await tx.run(sql`delete from formerCredential where user in ${among(users)}`);
}

/** Deletes what was kept for long enough. */
export async function forgetFormer(tx: Tx): Promise<void> {
	await tx.run(sql`delete from formerCredential where goneAt <= ${Date.now() - KEPT_MS}`);
}

const among = (users: readonly Id[]): SQL =>
	sql`(select value from json_each(${JSON.stringify(users)}))`;
