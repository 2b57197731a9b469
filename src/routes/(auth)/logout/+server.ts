import { redirect } from '@sveltejs/kit';
import { getApp } from '#lib/server/app.ts';
import { endSession, sessionToken } from '#lib/server/auth/session.ts';
import type { RequestHandler } from './$types';

/** `<form method="post" action="/logout">` ends the session in the database and in the browser. */
export const POST: RequestHandler = async ({ request, url, cookies }) => {
	const { db } = await getApp();
	const secure = url.protocol === 'https:';
	const { name, value, attributes } = await endSession(
		db,
		secure,
		sessionToken(db, secure, request)
	);
	cookies.set(name, value, attributes);
	redirect(303, '/login');
};
