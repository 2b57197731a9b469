import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '../db/client.ts';
import { narrowed, personColumns, readList, toActor, type PersonRow } from './person.ts';
import { API_TOKEN_PREFIX, digest, newApiToken } from './secret.ts';
import { writeAuth } from './session-store.ts';
import type { SignedIn } from './signed-in.ts';

/** A token as its owner sees it: everything but the secret. Times are milliseconds since 1970. */
export type ApiToken = {
	readonly id: string;
	readonly name: string;
	readonly scopes: readonly string[];
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly lastUsedAt: number | null;
};

/** How old the note of the last use may be. */
const NOTE_MS = 60_000;

type Used = { readonly id: string; readonly scopes: string; readonly lastUsedAt: number | null };

/** Who a token stands for: its user, with those of its scopes that the user holds today. */
export async function byApiToken(db: Database, token: string): Promise<SignedIn | null> {
	const now = Date.now();
	const found = await findToken(db, token, now);
	if (!found) return null;
	if (now - (found.lastUsedAt ?? 0) > NOTE_MS) noteUse(db, found.id, now);
	return { actor: actorOf(found), session: null, language: found.language };
}

/** The same, but no use of the token. */
export async function holderOfToken(db: Database, token: string): Promise<Actor | null> {
	const found = await findToken(db, token, Date.now());
	return found ? actorOf(found) : null;
}

const actorOf = (found: PersonRow & Used): Actor =>
	narrowed(toActor(found), readList(found.scopes));

async function findToken(db: Database, token: string, now: number) {
	if (!token.startsWith(API_TOKEN_PREFIX)) return undefined;
	const [found] = await db.all<PersonRow & Used>(
		sql`select t.id, t.scopes, t.lastUsedAt, ${personColumns} from apiToken t join user u on u.id = t.user
			where t.hash = ${digest(token)} and t.expiresAt > ${now} and u.active = 1`,
		'short'
	);
	return found;
}

export async function apiTokensOf(db: Database, user: string): Promise<readonly ApiToken[]> {
	const rows = await db.all<Omit<ApiToken, 'scopes'> & { scopes: string }>(
		sql`select id, name, scopes, createdAt, expiresAt, lastUsedAt from apiToken
			where user = ${user} order by createdAt desc, id`
	);
	return rows.map((row) => ({ ...row, scopes: readList(row.scopes) }));
}

type NewToken = Pick<ApiToken, 'id' | 'name' | 'scopes' | 'expiresAt'> & { readonly user: string };

/** Answers the secret, which is shown this once and kept nowhere; null where a token with this id exists. */
export async function createApiToken(db: Database, token: NewToken): Promise<string | null> {
	const secret = newApiToken();
	const inserted = await writeAuth(db, (tx) =>
		tx.run(sql`insert into apiToken (id, user, name, hash, scopes, createdAt, expiresAt)
			values (${token.id}, ${token.user}, ${token.name}, ${digest(secret)}, ${JSON.stringify(token.scopes)},
				${Date.now()}, ${token.expiresAt})
			on conflict (id) do update set hash = excluded.hash where hash = excluded.hash`)
	);
	return inserted === 1 ? secret : null;
}

/** Answers whether the user had such a token. */
export const revokeApiToken = async (db: Database, user: string, id: string): Promise<boolean> =>
	(await writeAuth(db, (tx) =>
		tx.run(sql`delete from apiToken where id = ${id} and user = ${user}`)
	)) > 0;

/** Nobody waits for this note; one that fails is written by the next request. */
function noteUse(db: Database, id: string, now: number) {
	writeAuth(db, (tx) =>
		tx.run(sql`update apiToken set lastUsedAt = ${now} where id = ${id}`)
	).catch(() => undefined);
}
