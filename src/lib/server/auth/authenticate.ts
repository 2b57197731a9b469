import type { Database } from '../db/client.ts';
import { byApiToken } from './api-token.ts';
import { bySession, sessionToken } from './session.ts';
import type { SignedIn } from './signed-in.ts';

/** Who sent a request: by its session cookie, or by an API token; never by both, which would mix two identities. */
export async function authenticate(
	db: Database,
	request: Request,
	secure: boolean
): Promise<SignedIn | null> {
	const authorization = request.headers.get('authorization');
	const cookie = sessionToken(db, secure, request);
	if (authorization === null) return cookie ? bySession(db, cookie) : null;
	if (cookie) return null;
	const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
	return token ? byApiToken(db, token) : null;
}
