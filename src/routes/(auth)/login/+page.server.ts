import { fail as failed, redirect } from '@sveltejs/kit';
import { fail, ok, type Result } from '#lib/domain/model/problem.ts';
import { localNext } from '#lib/server/auth/next.ts';
import { startSession, type SessionCookie } from '#lib/server/auth/session.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { getApp } from '#lib/server/app.ts';
import { Refused } from '#lib/server/refused.ts';
import { cookieMaxAge, cookieName } from '#lib/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.actor) redirect(303, localNext(url));
	return { demo: (await getApp()).signIns };
};

export const actions: Actions = {
	/** Takes `login` and `password`; answers `{ login, problems }` or leads to `?next=`. */
	default: async ({ request, url, cookies, getClientAddress }) => {
		const form = await request.formData();
		const [login, password] = [form.get('login'), form.get('password')].map((value) =>
			typeof value === 'string' ? value : ''
		);
		const secure = url.protocol === 'https:';
		const agent = request.headers.get('user-agent') ?? '';
		const result = await opened({
			login: login ?? '',
			password: password ?? '',
			address: getClientAddress(),
			secure,
			agent
		});
		if (!result.ok) {
			const throttled = result.problems.some(({ code }) => code === 'auth.throttled');
			return failed(throttled ? 429 : 400, { login: login ?? '', problems: result.problems });
		}
		const { cookie, language } = result.value;
		cookies.set(cookie.name, cookie.value, cookie.attributes);
		cookies.set(cookieName, language, {
			path: '/',
			httpOnly: false,
			secure,
			maxAge: cookieMaxAge
		});
		redirect(303, localNext(url));
	}
};

type Knock = Parameters<typeof signIn>[1] & Parameters<typeof startSession>[2];
type Opened = { readonly cookie: SessionCookie; readonly language: string };

/** A session for whoever knows the password. Where the database cannot note it, that is a problem like any other. */
async function opened(knock: Knock): Promise<Result<Opened>> {
	const { db } = await getApp();
	try {
		const found = await signIn(db, knock);
		if (!found.ok) return found;
		const { user, language } = found.value;
		return ok({ cookie: await startSession(db, user, knock), language });
	} catch (error) {
		if (error instanceof Refused) return fail(...error.problems);
		throw error;
	}
}
