import { beforeEach, afterEach, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { type entities } from '#lib/domain/entities/index.ts';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type Who, type World } from '../support/world.ts';
import { checked, send, settled } from './imports/support.ts';

/** May change everything but what costs money to buy. */
const blind = grants.filter((grant) => !grant.startsWith('costs.'));
const WARNING = 'price.below-cost';

let world: World;
let article: string;
beforeEach(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { options } = await world.api().entities.unit.lookup({ search: 'PCS' });
	const unit = options[0]?.id ?? '';
	article = await added('article', { number: 'A-1', name: 'Chai', unit, salesPrice: 9, cost: 5 });
});
afterEach(() => world.close());

async function added(entity: keyof typeof entities, patch: object): Promise<string> {
	const id = newId();
	const changes = [{ id, version: 0, patch: { ...patch } }];
	await entityApi(world, entity).save({ operation: newId(), changes });
	return id;
}

const price = async () =>
	(await world.api().entities.article.rows({ ids: [article] })).rows[0]?.salesPrice;

describe('a warning that rests on a cost is no word about it to who may not see costs:', () => {
	test.each(['grid', 'paste', 'api'] as const)('saving (%s)', async (source) => {
		const save = (who: Who, salesPrice: number) =>
			world.api(who).entities.article.save({
				operation: newId(),
				source,
				changes: [{ id: article, version: 1, patch: { salesPrice }, old: { salesPrice: 9 } }]
			});
		expect(await codesOf(save('manager', 4))).toEqual([WARNING]);
		await save(blind, 4);
		expect(await price()).toBe(4);
	});

	test('a new row', async () => {
		const { rows } = await world.api().entities.article.rows({ ids: [article] });
		const unit = rows[0]?.unit ?? '';
		const patch = { number: 'A-2', name: 'Chang', unit, salesPrice: 1 };
		const change = { id: newId(), version: 0, patch };
		await world.api(blind).entities.article.save({ operation: newId(), changes: [change] });
	});

	test('changing many at once', async () => {
		const change = {
			target: { ids: [article] },
			field: 'salesPrice',
			step: { do: 'set', value: 4 }
		} as const;
		const told = await world.api('manager').entities.article.previewBulk(change);
		expect(told).toMatchObject({ warnings: 1, lines: [{ problems: [{ code: WARNING }] }] });
		const { article: articles } = world.api(blind).entities;
		const { state, ...preview } = await articles.previewBulk(change);
		expect(preview).toMatchObject({ errors: 0, warnings: 0, lines: [{ problems: [] }] });
		const order = { operation: newId(), change, state, leaveOut: true };
		expect(await articles.applyBulk(order)).toMatchObject({ changed: 1 });
		expect(await price()).toBe(4);
	});

	test('importing', async () => {
		const told = await start('administrator');
		expect(told.progress).toMatchObject({ warnings: [WARNING], counts: { warned: 1 } });
		const { id, progress } = await start(blind);
		expect(progress).toMatchObject({ warnings: [], counts: { warned: 0, updated: 1 } });
		const { imports } = world.api(blind);
		const { lines } = await imports.lines({ id, only: 'all', offset: 0, limit: 10 });
		expect(JSON.stringify(lines)).not.toContain(WARNING);
		await imports.correct({ id, line: 2, texts: ['A-1', '3'] });
		expect(await imports.progress({ id })).toMatchObject({ warnings: [] });
		await imports.commit({ id, operation: newId() });
		expect(await settled(world, id, blind)).toMatchObject({ phase: 'written' });
		expect(await price()).toBe(3);
	});

	test('an import that was checked with more rights is gone for who holds fewer', async () => {
		const { id } = await start(grants);
		const { imports } = world.api(blind);
		const lines = imports.lines({ id, only: 'all', offset: 0, limit: 10 });
		expect(await codesOf(lines)).toEqual(['import.gone']);
		expect(await codesOf(imports.progress({ id }))).toEqual(['import.gone']);
		expect(await world.api(grants).imports.progress({ id })).toMatchObject({ phase: 'checked' });
	});

	test('taking back', async () => {
		const operation = newId();
		await world.api(blind).entities.article.save({
			operation: newId(),
			changes: [{ id: article, version: 1, patch: { salesPrice: 4 } }]
		});
		await world.api(blind).entities.article.save({
			operation,
			changes: [{ id: article, version: 2, patch: { salesPrice: 9 } }]
		});
		const undone = await world.api(blind).history.undo({ operation: newId(), undoes: operation });
		expect(undone).toEqual({ undone: 1, skipped: [] });
	});
});

async function start(who: Who) {
	const file = await send(world, 'article', 'Number,Sales price\nA-1,4\n', { who });
	const plan: ImportPlan = { ...file.plan, mode: 'update', key: ['number'] };
	return { id: file.id, progress: await checked(world, file.id, plan, who) };
}

describe('a price elsewhere is compared with the cost of its article', () => {
	async function save(who: Who) {
		const partner = await added('partner', {
			number: newId().slice(-9),
			name: 'P',
			customer: true
		});
		return world.api(who).entities.customerPrice.save({
			operation: newId(),
			changes: [{ id: newId(), version: 0, patch: { partner, article, price: 1 } }]
		});
	}

	test('for who may see costs, and not for others', async () => {
		expect(await codesOf(save('manager'))).toEqual([WARNING]);
		await save(blind);
	});

	test('nor for who may not see articles at all', async () => {
		await save(grants.filter((grant) => grant !== 'article.read'));
	});
});

test('an import finds rows by their words only where the user may read them', async () => {
	const blind = grants.filter((grant) => grant !== 'unit.read');
	const { id, plan } = await send(world, 'article', 'Number,Unit\nA-1,PCS\n', { who: blind });
	expect(Object.keys(plan.fields)).toEqual(['number']);
	const fields = { ...plan.fields, unit: { column: 1 } };
	const check = world.api(blind).imports.check({ id, plan: { ...plan, fields } });
	expect(await codesOf(check)).toEqual(['field.forbidden']);
});
