import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '../db/client.ts';
import { write, type Tx } from '../db/transaction.ts';
import { personColumns, type PersonRow } from './person.ts';

export type SessionRow = {
	readonly id: string;
	readonly user: string;
	readonly createdAt: number;
	readonly lastUsedAt: number;
	readonly expiresAt: number;
	readonly agent: string;
	/** The roles at sign-in; PersonRow has those of today. */
	readonly signedRoles: string;
};

/** Counting sessions and attempts is the work of the product itself. */
const KONTOR: Actor = { userId: 'kontor', name: 'Kontor', grants: new Set(), warehouses: 'all' };
const DAY_MS = 86_400_000;
/** However often a session is used, it ends this long after sign-in. */
export const LONGEST_SESSION_MS = 30 * DAY_MS;

/** Writes of this folder; they stand in the same queue as all others. */
export const writeAuth = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
	write({ db, actor: KONTOR }, work);

const columns = sql`s.id, s.user, s.createdAt, s.lastUsedAt, s.expiresAt, s.agent, s.roles as signedRoles`;

export async function findSession(db: Database, id: string) {
	const [found] = await db.all<SessionRow & PersonRow>(
		sql`select ${columns}, ${personColumns} from session s join user u on u.id = s.user where s.id = ${id}`,
		'short'
	);
	return found;
}

/** A session ends when its user is disabled, and when he is given or loses a role. */
export const isOver = ({ active, roles, signedRoles }: SessionRow & PersonRow): boolean =>
	!active || roles !== signedRoles;

export const sessionsOf = (db: Database, user: string) =>
	db.all<SessionRow>(
		sql`select ${columns} from session s where s.user = ${user} order by s.lastUsedAt desc`
	);

export const insertSession = (db: Database, row: Omit<SessionRow, 'signedRoles'>) =>
	writeAuth(db, (tx) =>
		tx.run(sql`insert into session (id, user, createdAt, lastUsedAt, expiresAt, agent, roles)
			select ${row.id}, ${row.user}, ${row.createdAt}, ${row.lastUsedAt}, ${row.expiresAt}, ${row.agent},
				(select json_group_array(role) from (select role from userRole where user = ${row.user} order by role))
			where true on conflict (id) do nothing`)
	);

export const prolongSession = (db: Database, id: string, expiresAt: number, now: number) =>
	writeAuth(db, (tx) =>
		tx.run(sql`update session set lastUsedAt = ${now},
			expiresAt = min(${expiresAt}, createdAt + ${LONGEST_SESSION_MS}) where id = ${id}`)
	);

export const deleteSession = (db: Database, id: string) =>
	writeAuth(db, (tx) => tx.run(sql`delete from session where id = ${id}`));

export const deleteSessionsOf = (db: Database, user: string) =>
	writeAuth(db, (tx) => tx.run(sql`delete from session where user = ${user}`));

export const deleteExpired = (db: Database, now: number) =>
	writeAuth(db, (tx) => tx.run(sql`delete from session where expiresAt <= ${now}`));
