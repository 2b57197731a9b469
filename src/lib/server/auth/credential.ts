import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import { forgetFormer } from '../store/former-credential.ts';
import { hashPassword } from './password.ts';
import { writeAuth } from './session-store.ts';

export type Credential = {
	readonly user: string;
	readonly login: string;
	readonly language: string;
	readonly active: number;
	readonly hash: string | null;
};

const selected = sql`select u.id as user, u.login, u.language, u.active, c.hash
	from user u left join credential c on c.user = u.id`;

export async function credentialOf(db: Database, login: string): Promise<Credential | undefined> {
	const [found] = await db.all<Credential>(
		sql`${selected} where u.login = ${login} collate nocase`
	);
	return found;
}

export async function credentialById(db: Database, user: string): Promise<Credential | undefined> {
	const [found] = await db.all<Credential>(sql`${selected} where u.id = ${user}`);
	return found;
}

/** Sets a password that was checked before, and ends every session of the user with the old one. */
export async function setPassword(db: Database, user: string, password: string): Promise<void> {
	const hash = await hashPassword(password);
	await writeAuth(db, (tx) => storePassword(tx, user, hash));
}

/** The upkeep of passwords that are kept for undo alone. */
export const forgetFormerCredentials = (db: Database): Promise<void> => writeAuth(db, forgetFormer);

export async function storePassword(tx: Tx, user: string, hash: string): Promise<void> {
	const now = Date.now();
	await tx.run(sql`insert into credential (user, hash, changedAt) values (${user}, ${hash}, ${now})
		on conflict (user) do update set hash = excluded.hash, changedAt = excluded.changedAt`);
	await tx.run(sql`delete from session where user = ${user}`);
}
