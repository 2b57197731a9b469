import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import type { Database } from '#lib/server/db/client.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { newId } from '../../support/make.ts';
import { cookieFor, openOffice, PASSWORD, URL_BASE } from './office.ts';

let db: Database;
let cookie: string;

beforeAll(async () => {
	db = await openOffice();
	cookie = await cookieFor(db, 'root');
});
afterAll(() => db.close());

/** One request as it would come over the wire, up to the hooks. */
async function send(path: string, init: RequestInit & { cookie?: string } = {}) {
	const headers = { ...(init.cookie ? { cookie: init.cookie } : {}), ...init.headers };
	const request = new Request(`${URL_BASE}/api/trpc/${path}`, { ...init, headers });
	const signedIn = await authenticate(db, request, false);
	return answer(request, { db, signedIn, requestId: 'test' });
}
const post = (path: string, input: unknown, headers: Record<string, string> = { cookie }) =>
	send(path, {
		method: 'POST',
		body: typeof input === 'string' ? input : JSON.stringify(input),
		headers: { 'content-type': 'application/json', ...headers }
	});

describe('the API over HTTP', () => {
	test('tells who is signed in, and nobody else', async () => {
		const response = await send('session.me', { cookie });
		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect((await response.json()).result.data.user).toEqual({
			id: 'root',
			name: 'Root',
			language: 'en'
		});
		expect((await send('session.me')).status).toBe(401);
		expect((await send('session.me', { cookie: 'kontor=nonsense' })).status).toBe(401);
	});

	test('takes queries by POST too, since a thousand ids do not fit into an address', async () => {
		const ids = Array.from({ length: 1000 }, newId);
		const response = await post('entities.unit.rows', { ids });
		expect([response.status, (await response.json()).result.data.rows]).toEqual([200, []]);
	});

	test.each([
		['not JSON', '{"a":', 400],
		['too deep', '['.repeat(100_000), 400],
		['deep but closed', `${'['.repeat(41)}${']'.repeat(41)}`, 400],
		['the wrong shape', '{"language":"xx"}', 400],
		['more than asked', '{"language":"de","admin":true}', 400],
		['a list', '[1,2]', 400],
		['nothing', '', 400],
		['too long', `"${'x'.repeat(33 * 1024 * 1024)}"`, 413]
	])('refuses %s', async (_, body, status) => {
		const response = await post('session.setLanguage', body);
		const text = await response.text();
		expect(response.status, text.slice(0, 500)).toBe(status);
		expect(text).not.toMatch(/stack|node_modules|at .*\.ts/);
	});

	test('refuses a body longer than its header says, and a deep input in the address', async () => {
		const chunk = new Uint8Array(1024 * 1024).fill(32);
		let sent = 0;
		const body = new ReadableStream({
			pull: (controller) => (sent++ < 40 ? controller.enqueue(chunk) : controller.close())
		});
		const init = { method: 'POST', body, duplex: 'half', cookie } as RequestInit;
		expect((await send('session.setLanguage', init)).status).toBe(413);
		expect(sent).toBeLessThan(40);
		const deep = encodeURIComponent('['.repeat(50));
		expect((await send(`entities.unit.list?input=${deep}`, { cookie })).status).toBe(400);
	});

	test('takes twenty calls at once and no more', async () => {
		const batch = (size: number) =>
			send(`${Array(size).fill('session.me').join()}?batch=1&input={}`, { cookie });
		expect((await batch(20)).status).toBe(200);
		expect((await batch(21)).status).toBe(400);
	});

	test('a mutation is never a GET, and what does not exist is not found', async () => {
		const input = encodeURIComponent('{"language":"de"}');
		expect((await send(`session.setLanguage?input=${input}`, { cookie })).status).toBe(405);
		for (const path of ['nothing', 'entities.nothing.list', 'entities.__proto__.list', '', '..']) {
			expect((await send(path, { cookie })).status).toBe(404);
		}
	});
});

describe('one’s own settings', () => {
	test('the language is kept with the user', async () => {
		expect((await post('session.setLanguage', { language: 'tr' })).status).toBe(200);
		const me = await (await send('session.me', { cookie })).json();
		expect(me.result.data.user.language).toBe('tr');
	});

	test('a token is shown once, narrows, and does not make tokens', async () => {
		const token = {
			id: newId(),
			name: 'till',
			scopes: ['tokens.own', 'unit.read'],
			expiresAt: Date.now() + 86_400_000
		};
		const created = await (await post('tokens.create', token)).json();
		const authorization = `Bearer ${created.result.data.secret}`;
		const list = await send('tokens.list', { headers: { authorization } });
		expect(await list.text()).not.toContain(created.result.data.secret);
		const page = encodeURIComponent('{"offset":0,"limit":5}');
		const status = async (path: string) =>
			(await send(`${path}?input=${page}`, { headers: { authorization } })).status;
		expect(await status('entities.unit.list')).toBe(200);
		expect(await status('entities.article.list')).toBe(403);
		const again = { ...token, id: newId() };
		expect((await post('tokens.create', again, { authorization })).status).toBe(403);
		expect((await post('tokens.revoke', { id: token.id }, { authorization })).status).toBe(403);
		expect((await post('session.sessions', undefined, { authorization })).status).toBe(403);
		expect((await post('tokens.create', token)).status).toBe(409);
		expect((await post('tokens.revoke', { id: token.id })).status).toBe(200);
		expect(await status('entities.unit.list')).toBe(401);
		expect((await post('tokens.revoke', { id: token.id })).status).toBe(409);
	});

	test.each([
		[{ scopes: ['user.write'] }, 'auth.grant-missing'],
		[{ scopes: ['no.such'] }, 'auth.grant-unknown'],
		[{ expiresAt: 1 }, 'auth.expiry'],
		[{ expiresAt: Date.now() + 400 * 86_400_000 }, 'auth.expiry']
	])('a token with %j is refused', async (part, code) => {
		const { api } = await import('#lib/server/trpc/router.ts').then(({ callerOf }) => ({
			api: callerOf({
				db,
				actor: {
					userId: 'ana',
					name: 'Ana',
					grants: new Set(['tokens.own', 'bin.read']),
					warehouses: 'all' as const
				},
				today: '2026-03-02',
				token: false,
				session: 'any'
			})
		}));
		const token = { id: newId(), name: 'x', scopes: ['bin.read'], expiresAt: Date.now() + 1e6 };
		await expect(api.tokens.create({ ...token, ...part })).rejects.toMatchObject({
			code: 'UNPROCESSABLE_CONTENT',
			message: code
		});
	});

	test('one sees and ends one’s own sessions, not those of others', async () => {
		const other = await cookieFor(db, 'root');
		const anas = await cookieFor(db, 'ana');
		const list = async (as: string) =>
			(await (await send('session.sessions', { cookie: as })).json()).result.data.sessions;
		const [anasOwn] = await list(anas);
		const second = (await list(other)).find(({ current }: { current: boolean }) => current);
		expect((await post('session.endSession', { id: anasOwn.id })).status).toBe(409);
		expect((await post('session.endSession', { id: second.id })).status).toBe(200);
		expect((await send('session.me', { cookie: other })).status).toBe(401);
		expect((await send('session.me', { cookie: anas })).status).toBe(200);
		expect((await send('session.me', { cookie })).status).toBe(200);
	});

	test('changing the password asks for the old one and ends every session', async () => {
		const next = 'battery horse correct';
		const wrong = await post('session.changePassword', { current: 'no', next });
		expect(wrong.status).toBe(422);
		expect((await wrong.json()).error.data.problems).toEqual([{ code: 'auth.wrong' }]);
		const right = await post('session.changePassword', { current: PASSWORD, next });
		expect(right.status).toBe(200);
		expect((await send('session.me', { cookie })).status).toBe(401);
	});
});
