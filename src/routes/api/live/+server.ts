import { error } from '@sveltejs/kit';
import { getApp } from '#lib/server/app.ts';
import { stillSignedIn } from '#lib/server/auth/authenticate.ts';
import { listen } from '#lib/server/live/listen.ts';
import type { RequestHandler } from './$types';

const HEADERS = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store, no-transform',
	// Says to proxies that each event is to go on at once.
	'x-accel-buffering': 'no'
};

/**
 * Server-sent events: which rows are written from now on, or after the operation of `?after=` or `Last-Event-ID`, and
 * where others are. Nobody is told more than he may read, and no cell is told at all.
 */
export const GET: RequestHandler = async ({ request, url, locals: { signedIn } }) => {
	if (!signedIn) error(401);
	const asked = request.headers.get('last-event-id') ?? url.searchParams.get('after');
	const after = asked === null ? null : Number(asked);
	if (after !== null && !(Number.isSafeInteger(after) && after >= 0)) error(400);
	const { db } = await getApp();
	const { actor, session } = signedIn;
	const still = stillSignedIn(db, request, url.protocol === 'https:');
	const body = listen(db, { actor, session, still }, after);
	if (!body) error(429);
	return new Response(body, { headers: HEADERS });
};

/** Without this the stream would be opened for nobody to read. */
export const HEAD: RequestHandler = ({ locals: { signedIn } }) =>
	new Response(null, signedIn ? { headers: HEADERS } : { status: 401 });
