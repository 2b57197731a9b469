import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import type { Filter } from '#lib/domain/model/query.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { write } from '#lib/server/db/transaction.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf, problemsOf } from '../support/entity-api.ts';
import { actor, makeWorld, TODAY, type World } from '../support/world.ts';
import { send, settled } from './imports/support.ts';

const ROWS = 600_000;
/** Long enough for a thread to start on a busy machine. */
const LONGEST_MS = 2000;
const told = { code: 'query.too-long', params: { seconds: LONGEST_MS / 1000 } };

/** A thousand searches through every name: many seconds of work. */
const filter: Filter = {
	any: Array.from({ length: 20 }, (_, group) => ({
		any: Array.from({ length: 50 }, (_, n) => ({
			field: 'name',
			is: 'contains' as const,
			value: `no such name ${group} ${n}`
		}))
	}))
};
const slow = { offset: 0, limit: 10, filter };

let world: World;
let db: Database;
beforeAll(async () => {
	world = await makeWorld();
	await write({ db: world.db, actor: actor() }, (tx) =>
		tx.run(sql`insert into category (id, version, name) with recursive n (i) as
			(select 1 union all select i + 1 from n where i < ${ROWS}) select 'c' || i, 1, 'Category ' || i from n`)
	);
	db = await connect(`file:${world.file}`, { longest: LONGEST_MS });
});
afterAll(async () => {
	await db.close();
	await world.close();
});

const api = () => callerOf({ db, actor: actor(), today: TODAY, token: false }).entities.category;

test('a query that takes too long is refused, and the next one is answered', async () => {
	expect(await problemsOf(api().list(slow))).toEqual([told]);
	expect(await codesOf(api().totals({ query: { filter }, fields: [] }))).toEqual([told.code]);
	const find = { query: { filter }, fields: ['name'], text: 'no', locale: 'en' };
	expect(await codesOf(api().find({ find, from: 0, limit: 1 }))).toEqual([told.code]);
	expect((await api().list({ offset: 0, limit: 1 })).rows).toMatchObject([{ name: 'Category 1' }]);
});

test('over HTTP it is no fault of the server', async () => {
	const request = new Request('http://localhost/api/trpc/entities.category.list', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(slow)
	});
	const signedIn = { actor: actor(), session: 'any', language: 'en' };
	const response = await answer(request, { db, signedIn, requestId: 'test' });
	expect(response.status).toBe(422);
	expect(await response.json()).toMatchObject({
		error: { message: told.code, data: { problems: [told] } }
	});
});

test('a file whose first page takes too long is refused instead of half sent', async () => {
	Object.assign(globalThis, { kontor: Promise.resolve({ db, signIns: [] }) });
	const { GET } = await import('../../src/routes/api/export/[format]/[entity]/+server.ts');
	const url = new URL(`http://localhost/?query=${encodeURIComponent(JSON.stringify({ filter }))}`);
	const params = { format: 'csv', entity: 'category' };
	const event = { params, url, locals: { actor: actor(grants) } };
	const response = await GET(event as never);
	expect(response.status).toBe(422);
	expect(await response.json()).toEqual({ problems: [told] });
});

test('a check of an import that takes too long fails and says why', async () => {
	await write({ db: world.db, actor: actor() }, (tx) =>
		tx.run(sql`drop index category_number_unique`)
	);
	const lines = Array.from({ length: 500 }, (_, n) => `${n},Line ${n}`).join('\n');
	const short = {
		...world,
		db,
		api: () => callerOf({ db, actor: actor(), today: TODAY, token: false })
	};
	const { id, plan } = await send(short, 'category', `Number,Name\n${lines}\n`);
	await short.api().imports.check({ id, plan: { ...plan, mode: 'upsert', key: ['number'] } });
	expect(await settled(short, id)).toMatchObject({ phase: 'failed', problems: [told] });
});
