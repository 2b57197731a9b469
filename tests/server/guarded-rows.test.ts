import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntityName } from '#lib/domain/entities/index.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { addSample } from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

/** Tables whose rows are about a cell that takes a right of its own, and that right. */
const guarded: readonly [EntityName, string][] = [
	['articlePrice', 'prices.write'],
	['customerPrice', 'prices.write'],
	['groupPrice', 'prices.write'],
	['supplierPrice', 'costs.write']
];

const readers = ['costs.read', 'history.read'];
const writer = (name: EntityName) => [...readers, `${name}.read`, `${name}.write`];

const read = async (name: EntityName, id: string) =>
	(await entityApi(worlds.ready, name).rows({ ids: [id] })).rows[0];

test.each(guarded)('nobody deletes a row of %s without %s (F87)', async (name, grant) => {
	const { id, version } = await addSample(worlds.ready, name, 1);
	const remove = (who: readonly string[], operation = newId()) =>
		entityApi(worlds.ready, name, who).remove({ operation, rows: [{ id, version }] });
	expect(await codesOf(remove(writer(name)))).toEqual(['field.forbidden']);
	expect(await read(name, id)).toMatchObject({ version });
	await remove([...writer(name), grant]);
	expect(await read(name, id)).toBeUndefined();
});

test.each(guarded)(
	'nor brings one of %s back, or takes a new one away, by undo',
	async (name, grant) => {
		const undo = (who: readonly string[], undoes: string) =>
			worlds.ready.api(who).history.undo({ operation: newId(), undoes });
		const { id, version } = await addSample(worlds.ready, name, 2);
		const { entries } = await worlds.ready.api().history.row({ entity: name, row: id });
		const added = entries[0]?.operation ?? '';
		expect(await undo(writer(name), added)).toMatchObject({ undone: 0, skipped: [{ row: id }] });
		expect(await read(name, id)).toMatchObject({ version });

		const operation = newId();
		await entityApi(worlds.ready, name).remove({ operation, rows: [{ id, version }] });
		expect(await undo(writer(name), operation)).toMatchObject({
			undone: 0,
			skipped: [{ row: id }]
		});
		expect(await read(name, id)).toBeUndefined();
		const last = (await worlds.ready.api().history.row({ entity: name, row: id })).entries[0];
		expect(last).toMatchObject({ kind: 'delete', operation });
		expect(grant).toMatch(/write$/);
	}
);

test('an article goes with its listed prices only where they may go', async () => {
	const price = await addSample(worlds.ready, 'articlePrice', 3);
	const article = String(price['article']);
	const who = [...writer('article'), ...writer('articlePrice'), ...writer('articleUnit')];
	const { version = 0 } = (await read('article', article)) ?? {};
	const remove = (grants: readonly string[]) =>
		entityApi(worlds.ready, 'article', grants).remove({
			operation: newId(),
			rows: [{ id: article, version }]
		});
	expect(await codesOf(remove(who))).toEqual(['row.referenced']);
	await remove([...who, 'prices.write']);
	expect(await read('articlePrice', price.id)).toBeUndefined();
});

test('nor is a price moved to where it counts for something else', async () => {
	const { id, version } = await addSample(worlds.ready, 'articlePrice', 4);
	const move = (who: readonly string[]) =>
		entityApi(worlds.ready, 'articlePrice', who).save({
			operation: newId(),
			changes: [{ id, version, patch: { fromQuantity: 9 } }]
		});
	expect(await codesOf(move(writer('articlePrice')))).toEqual(['field.forbidden']);
	const { rows } = await move([...writer('articlePrice'), 'prices.write']);
	expect(rows).toMatchObject([{ fromQuantity: 9 }]);
});
