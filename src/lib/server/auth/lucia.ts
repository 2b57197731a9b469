import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Database } from '../db/client.ts';
import type { PersonRow } from './person.ts';
import * as store from './session-store.ts';

declare module 'lucia' {
	// Lucia takes its types from this interface and no other way.
	interface Register {
		Lucia: Lucia<SessionAttributes, PersonRow>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: PersonRow;
	}
}

export type SessionAttributes = Pick<store.SessionRow, 'createdAt' | 'lastUsedAt' | 'agent'>;

export const IDLE_MS = 12 * 3_600_000;
const cookies = {
	/** `__Host-` makes the browser insist on Secure, Path=/ and no Domain, so no sister host can plant one. */
	https: { name: '__Host-kontor', secure: true },
	http: { name: 'kontor', secure: false }
};

/** The cookie goes by the protocol under which the browser sees us: plain http only on one's own machine. */
export const luciaFor = (db: Database, secure: boolean) => {
	const { name, ...attributes } = cookies[secure ? 'https' : 'http'];
	return new Lucia<SessionAttributes, PersonRow>(adapterOver(db), {
		sessionExpiresIn: new TimeSpan(IDLE_MS, 'ms'),
		sessionCookie: {
			name,
			expires: false,
			attributes: { ...attributes, sameSite: 'lax', path: '/' }
		},
		getSessionAttributes: ({ createdAt, lastUsedAt, agent }) => ({ createdAt, lastUsedAt, agent }),
		getUserAttributes: (person) => person
	});
};

/** Our own adapter: the one for drizzle writes past the queue, where this driver loses writes. */
function adapterOver(db: Database): Adapter {
	return {
		async getSessionAndUser(id) {
			const found = await store.findSession(db, id);
			if (!found) return [null, null];
			const person = { id: found.user, attributes: found };
			return [toSession(found), store.isOver(found) ? null : person];
		},
		getUserSessions: async (user) => (await store.sessionsOf(db, user)).map(toSession),
		async setSession({ id, userId, expiresAt, attributes }) {
			await store.insertSession(db, { id, user: userId, expiresAt: +expiresAt, ...attributes });
		},
		async updateSessionExpiration(id, expiresAt) {
			await store.prolongSession(db, id, +expiresAt, Date.now());
		},
		async deleteSession(id) {
			await store.deleteSession(db, id);
		},
		async deleteUserSessions(user) {
			await store.deleteSessionsOf(db, user);
		},
		async deleteExpiredSessions() {
			await store.deleteExpired(db, Date.now());
		}
	};
}

const toSession = (row: store.SessionRow): DatabaseSession => ({
	id: row.id,
	userId: row.user,
	expiresAt: new Date(row.expiresAt),
	attributes: { createdAt: row.createdAt, lastUsedAt: row.lastUsedAt, agent: row.agent }
});
