import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '../db/client.ts';
import { IDLE_MS, luciaFor } from './lucia.ts';
import { toActor } from './person.ts';
import { digest, newSessionToken } from './secret.ts';
import { findSession, isOver, LONGEST_SESSION_MS, prolongSession } from './session-store.ts';
import type { SignedIn } from './signed-in.ts';

/** How old the note of the last use may be; without it every click would write. */
const NOTE_MS = 5 * 60_000;

export type SessionCookie = {
	readonly name: string;
	readonly value: string;
	readonly attributes: {
		readonly path: '/';
		readonly httpOnly: true;
		readonly sameSite: 'lax';
		readonly secure: boolean;
		readonly maxAge: number;
	};
};

/** Starts a session and answers the cookie that carries it. */
export async function startSession(
	db: Database,
	user: string,
	{ secure, agent }: { readonly secure: boolean; readonly agent: string }
): Promise<SessionCookie> {
	const token = newSessionToken();
	const now = Date.now();
	const attributes = { createdAt: now, lastUsedAt: now, agent: agent.slice(0, 200) };
	await luciaFor(db, secure).deleteExpiredSessions();
	await luciaFor(db, secure).createSession(user, attributes, { sessionId: digest(token) });
	return cookieOf(db, secure, token);
}

/** Ends the session whose token this is, and answers the cookie that clears it. */
export async function endSession(
	db: Database,
	secure: boolean,
	token: string | null
): Promise<SessionCookie> {
	if (token) await luciaFor(db, secure).invalidateSession(digest(token));
	return cookieOf(db, secure, '');
}

/** A session as its user sees it. Times are milliseconds since 1970. */
export type OwnSession = {
	readonly id: string;
	readonly createdAt: number;
	readonly lastUsedAt: number;
	readonly agent: string;
	/** The one that asks. */
	readonly current: boolean;
};

export const ownSessions = async (
	db: Database,
	user: string,
	current: string
): Promise<readonly OwnSession[]> =>
	(await luciaFor(db, true).getUserSessions(user)).map(({ id, createdAt, lastUsedAt, agent }) => ({
		id,
		createdAt,
		lastUsedAt,
		agent,
		current: id === current
	}));

/** Ends one session of a user; answers whether he had it. */
export async function endSessionOf(db: Database, user: string, id: string): Promise<boolean> {
	const sessions = await luciaFor(db, true).getUserSessions(user);
	if (!sessions.some((session) => session.id === id)) return false;
	await luciaFor(db, true).invalidateSession(id);
	return true;
}

/** The token that a request carries in its cookie. */
export const sessionToken = (db: Database, secure: boolean, { headers }: Request) =>
	luciaFor(db, secure).readSessionCookie(headers.get('cookie') ?? '');

/** Who a session token stands for, or null when it stands for nobody any more. */
export async function bySession(db: Database, token: string): Promise<SignedIn | null> {
	const { session, user } = await luciaFor(db, true).validateSession(digest(token));
	if (!session) return null;
	const now = Date.now();
	if (now - session.lastUsedAt > NOTE_MS && !session.fresh) {
		// Nobody waits for this note; one that fails is written by the next request.
		prolongSession(db, session.id, now + IDLE_MS, now).catch(() => undefined);
	}
	return { actor: toActor(user), session: session.id, language: user.language };
}

/** The same, but no use of the session, which may run out while it is asked for. */
export async function holderOfSession(db: Database, token: string): Promise<Actor | null> {
	const found = await findSession(db, digest(token));
	return found && !isOver(found) && found.expiresAt > Date.now() ? toActor(found) : null;
}

/** The browser keeps the cookie as long as a session may last; when it really ends is for the database to say. */
function cookieOf(db: Database, secure: boolean, token: string): SessionCookie {
	const { name } = luciaFor(db, secure).createSessionCookie(token);
	const maxAge = token ? LONGEST_SESSION_MS / 1000 : 0;
	return {
		name,
		value: token,
		attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge }
	};
}
