import { fail, redirect } from '@sveltejs/kit';
import { localNext } from '#lib/server/auth/next.ts';
import { startSession } from '#lib/server/auth/session.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { getApp } from '#lib/server/app.ts';
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
		const { db } = await getApp();
		const result = await signIn(db, {
			login: login ?? '',
			password: password ?? '',
			address: getClientAddress()
		});
		if (!result.ok) {
			const throttled = result.problems.some(({ code }) => code === 'auth.throttled');
			return fail(throttled ? 429 : 400, { login: login ?? '', problems: result.problems });
		}
		const secure = url.protocol === 'https:';
		const agent = request.headers.get('user-agent') ?? '';
		const cookie = await startSession(db, result.value.user, { secure, agent });
		cookies.set(cookie.name, cookie.value, cookie.attributes);
		cookies.set(cookieName, result.value.language, {
			path: '/',
			httpOnly: false,
			secure,
			maxAge: cookieMaxAge
		});
		redirect(303, localNext(url));
	}
};
