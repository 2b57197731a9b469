import { demoPassword } from '../support/product.ts';
import { expect, test } from './journey.ts';

test('every page forbids frames, foreign scripts and guesses about its type', async ({
	product
}) => {
	const { headers } = await fetch(`${product.origin}/login`);
	const policy = headers.get('content-security-policy') ?? '';
	expect(policy).toMatch(/default-src 'self'/);
	expect(policy).toMatch(/frame-ancestors 'none'/);
	expect(policy).toMatch(/object-src 'none'/);
	expect(/script-src ([^;]*)/.exec(policy)?.[1]).toMatch(/^'self' 'nonce-[^']+'$/);
	expect(headers.get('x-content-type-options')).toBe('nosniff');
	expect(headers.get('x-frame-options')).toBe('DENY');
	expect(headers.get('referrer-policy')).toBe('same-origin');
});

test('the cookie of a session is kept from scripts and other sites', async ({ product }) => {
	const { origin } = product;
	const answer = await fetch(`${origin}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin },
		body: new URLSearchParams({ login: 'clerk', password: demoPassword('clerk') })
	});
	const cookie = answer.headers.getSetCookie().find((text) => text.startsWith('kontor='));
	expect(cookie).toMatch(/HttpOnly/i);
	expect(cookie).toMatch(/SameSite=Lax/i);
	expect(cookie).toMatch(/Path=\//i);
});

test('a page of somebody else writes nothing, signed in or not', async ({ product }) => {
	const { origin } = product;
	const cookie = await product.signIn('manager');
	for (const foreign of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
		const answer = await fetch(`${origin}/api/trpc/session.setLanguage`, {
			method: 'POST',
			headers: { ...foreign, cookie, 'content-type': 'application/json' },
			body: JSON.stringify({ language: 'pl' })
		});
		expect(answer.status).toBe(403);
	}
	const me = await fetch(`${origin}/api/trpc/session.me`, { headers: { cookie } });
	expect(await me.json()).toMatchObject({ result: { data: { user: { language: 'en' } } } });
});

test('what is not there, or not allowed, tells nothing of the inside', async ({ product }) => {
	const { origin } = product;
	for (const [path, status] of [
		['/nowhere', 404],
		['/api/trpc/nowhere.at.all', 404],
		['/api/trpc/entities.article.list?input=%7B%7D', 401],
		['/api/export/csv/article', 401]
	] as const) {
		const answer = await fetch(origin + path);
		expect(answer.status, path).toBe(status);
		expect(await answer.text(), path).not.toMatch(/\bat \S+:\d+|node_modules|"stack"/);
	}
});
