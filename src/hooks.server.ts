import { building } from '$app/environment';
import {
	redirect,
	text,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { getLocale } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { getApp } from '#lib/server/app.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { isForeign } from '#lib/server/auth/origin.ts';
import { logBroken } from '#lib/server/log.ts';
import { textIn } from '#lib/server/texts.ts';
import { withLook } from '#lib/ui/theme.ts';

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()'
};

const secured: Handle = async ({ event, resolve }) => {
	event.locals.requestId = crypto.randomUUID().slice(0, 8);
	const response = await resolve(event);
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
	return response;
};

const inLanguage: Handle = ({ event, resolve }) => {
	// The middleware copies the request it is given; a copy of an upload would keep all of it in memory.
	const { headers } = event.request;
	return paraglideMiddleware(new Request(event.url, { headers }), ({ locale }) =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				withLook(html.replace('%lang%', locale), (name) => event.cookies.get(name))
		})
	);
};

const fromHere: Handle = ({ event, resolve }) =>
	isForeign(event.request, event.url.origin)
		? text(textIn(getLocale(), 'error.foreign'), { status: 403 })
		: resolve(event);

const known: Handle = async ({ event, resolve }) => {
	const { request, url, locals, route } = event;
	const { db } = await getApp();
	locals.signedIn = await authenticate(db, request, url.protocol === 'https:');
	locals.actor = locals.signedIn?.actor ?? null;
	if (!locals.actor && route.id?.startsWith('/(app)')) {
		redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
	}
	return resolve(event);
};

export const handle = sequence(secured, inLanguage, fromHere, known);

/** Opens the company before anybody is served. Where that cannot be, the process says why and ends. */
export const init: ServerInit = async () => {
	if (building) return;
	try {
		await getApp();
	} catch (error) {
		process.stderr.write(
			`Kontor cannot start: ${error instanceof Error ? error.message : error}\n`
		);
		process.exit(1);
	}
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const { requestId: id, actor } = event.locals;
	const where = `${event.request.method} ${event.route.id ?? 'no route'}`;
	logBroken({ id, actor: actor?.userId ?? null, where }, error);
	return { message: textIn(getLocale(), 'error.broken', { id }), id };
};
