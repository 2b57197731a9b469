import { env } from 'node:process';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { grants } from '#lib/domain/access/grants.ts';
import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { createDemoUsers } from '#lib/server/auth/first-users.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { appRouter, callerOf } from '#lib/server/trpc/router.ts';
import { newId } from '../support/make.ts';
import { makeWorld, TODAY, type World } from '../support/world.ts';
import { anyJson, fitting, type Words } from './arbitrary.ts';

/** `FUZZ_SEED=… FUZZ_SECONDS=600 npx vitest run tests/fuzz` looks longer, elsewhere. */
const seed = Number(env['FUZZ_SEED'] ?? 20261122);
const seconds = Number(env['FUZZ_SECONDS'] ?? 12);

type Procedure = { readonly _def: { readonly inputs: readonly z.ZodType[] } };
const procedures = Object.entries(
	appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>
);
const VALUES = ['goods', 'service', '19', '12.5', '2026-03-02', 'de', 'EUR', 'A-1', 'Article'];

let world: World;
/** Words for any procedure, and the ids that the rows of a table may point to. */
let words: Words;
let vital: readonly string[];
let user: string;

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await createDemoUsers(world.db);
	user = String((await idsOf('user'))[0]);
	await addArticles();
	words = { texts: await vocabulary(), fields: [] };
	vital = (await Promise.all(['article', 'unit', 'vatCode'].map(idsOf))).flat();
});
afterAll(() => world.close());

const idsOf = async (table: string) =>
	(await world.db.all<{ id: string }>(sql.raw(`select id from "${table}" limit 5`))).map(
		({ id }) => id
	);

async function addArticles() {
	const [unit = ''] = await idsOf('unit');
	const changes = Array.from({ length: 5 }, (_, at) => ({
		id: newId(),
		version: 0,
		patch: {
			number: `A-${at}`,
			name: `Article ${at}`,
			kind: 'goods',
			unit,
			salesPrice: at + 2,
			cost: 1
		}
	}));
	await root().entities.article.save({ operation: newId(), changes: changes as never });
}

/** Names, ids and choices that the product knows, so that random requests reach its inner parts. */
async function vocabulary() {
	const fields = Object.values(stored).flatMap((entity) => Object.keys(entity.fields));
	const rows = await Promise.all(Object.keys(stored).map(idsOf));
	const operations = await world.db.all<{ id: string }>(sql`select id from operation limit 5`);
	return [
		...new Set([
			...Object.keys(stored),
			...fields,
			...rows.flat(),
			...operations.map(({ id }) => id),
			...grants.slice(0, 10),
			...VALUES
		])
	];
}

const wordsByEntity = new Map<string, Words>();
function wordsOf(entity: string): Words {
	const fields = Object.keys(known(stored[entity], entity).fields);
	const found = wordsByEntity.get(entity) ?? { texts: [...VALUES, ...vital, ...fields], fields };
	wordsByEntity.set(entity, found);
	return found;
}

/** Tables share their code, so that articles, which have every kind of field, stand for most of them. */
function callsOf([path, { _def }]: (typeof procedures)[number]) {
	const [first, name = ''] = path.split('.');
	const entity = first === 'entities';
	const own = entity ? wordsOf(name) : words;
	const [schema] = _def.inputs;
	const input = schema ? fitting(schema, own) : anyJson(own);
	const weight = !entity ? 20 : name === 'article' ? 100 : 2;
	return { weight, arbitrary: fc.record({ path: fc.constant(path), input }) };
}

const actor = () => ({
	userId: user,
	name: 'Root',
	grants: new Set(grants),
	warehouses: 'all' as const
});
const root = () =>
	callerOf({ db: world.db, actor: actor(), today: TODAY, token: false, session: 'any' });

type Call = (input: unknown) => Promise<unknown>;
function procedure(path: string): Call {
	const found = path
		.split('.')
		.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], root());
	return found as Call;
}

/** What went wrong inside, or undefined where the request was answered or refused as it should be. */
async function brokenBy(call: Call, input: unknown): Promise<unknown> {
	try {
		await call(input);
		return undefined;
	} catch (error) {
		if (!(error instanceof TRPCError)) return error;
		return error.code === 'INTERNAL_SERVER_ERROR' ? (error.cause ?? error) : undefined;
	}
}

const options = (share: number) => ({
	seed,
	numRuns: 1_000_000,
	interruptAfterTimeLimit: seconds * share * 1000,
	markInterruptAsFailure: false,
	endOnFailure: true
});

test(
	'no input in the shape of its procedure breaks anything',
	{ timeout: seconds * 5000 },
	async () => {
		const calls = fc.oneof(...procedures.map(callsOf));
		await fc.assert(
			fc.asyncProperty(calls, async ({ path, input }) => {
				const broken = await brokenBy(procedure(path), input);
				if (broken) throw new Error(`${path} broke`, { cause: broken });
			}),
			options(0.7)
		);
	}
);

test('no body at all breaks the API', { timeout: seconds * 5000 }, async () => {
	const paths = fc.oneof(
		fc.constantFrom(...procedures.map(([path]) => path)),
		fc.string({ unit: 'binary' }).map(encodeURIComponent)
	);
	const bodies = fc.oneof(
		anyJson(words).map((value) => JSON.stringify(value)),
		fc.string()
	);
	const methods = fc.constantFrom('POST', 'GET');
	await fc.assert(
		fc.asyncProperty(paths, bodies, methods, async (path, body, method) => {
			const input = method === 'GET' ? `?input=${encodeURIComponent(body.toWellFormed())}` : '';
			const request = new Request(`http://localhost/api/trpc/${path}${input}`, {
				method,
				headers: { 'content-type': 'application/json' },
				...(method === 'POST' ? { body } : {})
			});
			const signedIn = { actor: actor(), session: 'any', language: 'en' };
			const response = await answer(request, { db: world.db, signedIn, requestId: 'fuzz' });
			if (response.status >= 500) throw new Error(`${path} answered ${response.status}`);
		}),
		options(0.3)
	);
});

test('and the database is whole afterwards', async () => {
	expect((await world.db.writer.execute('pragma foreign_key_check')).rows).toEqual([]);
	const [check] = (await world.db.writer.execute('pragma quick_check')).rows;
	expect(check?.['quick_check']).toBe('ok');
});
