import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '../db/client.ts';
import { byApiToken, holderOfToken } from './api-token.ts';
import { bySession, holderOfSession, sessionToken } from './session.ts';
import type { SignedIn } from './signed-in.ts';

type Shown = { readonly cookie: string | null; readonly bearer: string | null };

/** Who sent a request: by its session cookie, or by an API token; never by both, which would mix two identities. */
export async function authenticate(
	db: Database,
	request: Request,
	secure: boolean
): Promise<SignedIn | null> {
	const { cookie, bearer } = shown(db, request, secure);
	if (bearer !== null) return byApiToken(db, bearer);
	return cookie ? bySession(db, cookie) : null;
}

/** To be asked again and again while a request is being answered: who its sender is by now. It is no use of his. */
export function stillSignedIn(
	db: Database,
	request: Request,
	secure: boolean
): () => Promise<Actor | null> {
	const { cookie, bearer } = shown(db, request, secure);
	return async () => {
		if (bearer !== null) return holderOfToken(db, bearer);
		return cookie ? holderOfSession(db, cookie) : null;
	};
}

function shown(db: Database, request: Request, secure: boolean): Shown {
	const authorization = request.headers.get('authorization');
	const cookie = sessionToken(db, secure, request);
	if (authorization === null) return { cookie, bearer: null };
	if (cookie) return { cookie: null, bearer: null };
	const [, bearer = null] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
	return { cookie: null, bearer };
}
