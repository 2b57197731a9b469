import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/model/permission.ts';
import { actor, type Who } from '../../support/world.ts';

type Handler = (event: never) => Response | Promise<Response>;
let send: Handler;
let errors: Handler;
let exported: Handler;

beforeAll(async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-http-'));
	process.env['DATABASE_URL'] = `file:${join(folder, 'company.db')}`;
	send = (await import('../../../src/routes/api/import/+server.ts')).POST;
	errors = (await import('../../../src/routes/api/import/[id]/errors.csv/+server.ts')).GET;
	exported = (await import('../../../src/routes/api/export/[format]/[entity]/+server.ts')).GET;
});

type Asked = {
	readonly who?: Who | null;
	readonly body?: string | ReadableStream<Uint8Array>;
	readonly params?: object;
};

/** What SvelteKit hands to a route, as far as these look at it. */
function call(
	handler: Handler,
	path: string,
	{ who = 'administrator', body, params = {} }: Asked
): Promise<Response> {
	const url = new URL(path, 'http://localhost');
	// A body that streams wants `duplex`, which the type of the browser does not know.
	const sending: object = { method: 'POST', body, duplex: 'half' };
	const request = new Request(url, body ? sending : {});
	const locals: { actor: Actor | null } = { actor: who === null ? null : actor(who) };
	return Promise.resolve(handler({ request, url, params, locals } as never));
}

const status = (call: Promise<Response>) =>
	call.then(
		(response) => response.status,
		(failure: { status?: number }) => failure.status
	);

it('takes a file in and hands its faulty lines out', async () => {
	const path = '/api/import?entity=unit&name=units.csv&locale=de';
	const sent = await call(send, path, { body: 'code,name\nX1,One\n' });
	expect(sent.status).toBe(200);
	const file = await sent.json();
	expect(file).toMatchObject({ entity: 'unit', name: 'units.csv', format: 'csv' });
	const params = { id: file.id };
	expect(await status(call(errors, '/', { params }))).toBe(422);
	expect(await status(call(errors, '/', { params, who: null }))).toBe(401);
	const other = ['import.run', 'unit.write'];
	const foreign = await call(errors, '/', { params, who: other });
	expect(await foreign.json()).toMatchObject({ problems: [{ code: 'import.gone' }] });
});

it('refuses who may not, what is no table, and what cannot be read', async () => {
	const path = '/api/import?entity=unit';
	const body = 'code,name\n';
	expect(await status(call(send, path, { body, who: null }))).toBe(401);
	expect(await status(call(send, path, { body, who: ['unit.write'] }))).toBe(403);
	expect(await status(call(send, path, { body, who: ['import.run'] }))).toBe(403);
	expect(await status(call(send, '/api/import?entity=session', { body }))).toBe(404);
	const binary = await call(send, path, { body: '\u0089PNG\u0000' });
	expect(binary.status).toBe(422);
	expect(await binary.json()).toEqual({ problems: [{ code: 'import.binary' }] });
	expect(await status(call(send, path, {}))).toBe(422);
});

it('takes the rest of a file in that it refuses: a connection that is cut gets no answer', async () => {
	let left = 105;
	let cut = false;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (left-- > 0) controller.enqueue(new Uint8Array(1_000_000).fill(97));
			else controller.close();
		},
		cancel() {
			cut = true;
		}
	});
	const sent = await call(send, '/api/import?entity=unit', { body });
	expect(await sent.json()).toMatchObject({ problems: [{ code: 'import.too-large' }] });
	await expect.poll(() => left).toBeLessThan(0);
	expect(cut).toBe(false);
});

it('exports all rows of a query, or says why not', async () => {
	const params = { format: 'csv', entity: 'category' };
	const path = '/api/export/csv/category?fields=number,name&locale=de&day=2026-03-02';
	const file = await call(exported, path, { params });
	expect(file.headers.get('content-disposition')).toContain('category.csv');
	const text = await file.text();
	expect(text.split('\r\n')).toHaveLength(1 + 8 + 1);
	expect(text).toContain('1;Beverages');
	expect(await status(call(exported, path, { params, who: null }))).toBe(401);
	expect(await status(call(exported, path, { params, who: ['category.read'] }))).toBe(403);
	expect(await status(call(exported, path, { params, who: ['export.run'] }))).toBe(403);
	expect(await status(call(exported, path, { params: { ...params, format: 'pdf' } }))).toBe(404);
	expect(await status(call(exported, '/?query={', { params }))).toBe(400);
	expect(await status(call(exported, '/?query={"search":5}', { params }))).toBe(400);
	expect(await status(call(exported, '/?fields=nothing', { params }))).toBe(422);
});
