import { env } from 'node:process';
import { TRPCError } from '@trpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entities } from '#lib/domain/entities/index.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { addSample } from '../support/samples.ts';
import { makeWorld, type World } from '../support/world.ts';
import { formulas } from './arbitrary.ts';

const seed = Number(env['FUZZ_SEED'] ?? 20261122);
const seconds = Number(env['FUZZ_SECONDS'] ?? 6);

let world: World;
let row: string;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	for (let n = 0; n < 12; n++) row = (await addSample(world, 'article', n)).id;
});
afterAll(() => world.close());

const api = () => world.api().entities.article;
const fields = [...Object.keys(entities.article.fields), 'colour'];
const kinds = fc.constantFrom('price', 'text', 'flag', 'date', 'percent');

/** Whether it was done; refusals are answers too, all else is thrown. */
async function done(call: Promise<unknown>): Promise<boolean> {
	try {
		await call;
		return true;
	} catch (error) {
		if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return false;
		throw error;
	}
}

test(
	'no formula breaks a column, a page, or a whole table',
	{ timeout: seconds * 5000 },
	async () => {
		const id = newId();
		let version = 0;
		let kept = 0;
		await fc.assert(
			fc.asyncProperty(formulas({ texts: fields, fields }), kinds, async (formula, as) => {
				await done(api().tryFormula({ formula, row }));
				const wanted = { id, version, name: 'Fuzz', formula, as, decimals: null, shared: true };
				if (!(await done(api().saveColumn(wanted)))) return;
				version += 1;
				kept += 1;
				const page = { offset: 0, limit: 20 };
				const filter = { field: id, is: 'more', value: 1 } as const;
				await done(api().list({ ...page, sort: [{ field: id }] }));
				await done(api().list({ ...page, filter, total: true }));
				await done(api().totals({ query: {}, fields: [id] }));
				await done(api().distinct({ field: id, query: {}, search: '1' }));
				const step = { do: 'formula', formula: `=[${id}]` } as const;
				await done(api().previewBulk({ target: { query: {} }, field: 'description', step }));
			}),
			{
				seed,
				numRuns: 100_000,
				interruptAfterTimeLimit: seconds * 1000,
				markInterruptAsFailure: false,
				endOnFailure: true
			}
		);
		expect(kept).toBeGreaterThan(20);
	}
);
