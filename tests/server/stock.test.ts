import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '#lib/server/setup/set-up.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { problemsOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
});
afterAll(() => world.close());

type AnyApi = Record<string, Record<string, (input: unknown) => Promise<any>>>;
const entities = () => world.api().entities as unknown as AnyApi;
const documents = () => world.api().documents as unknown as AnyApi;

async function add(entity: string, patch: object): Promise<AnyRow> {
	const answer = await entities()[entity]!.save!({
		operation: newId(),
		changes: [{ id: newId(), version: 0, patch }]
	});
	return answer.rows[0];
}

test('a put-in brings goods, a take-out takes them, a transfer moves them', async () => {
	const unit = (await entities().unit!.list!({ offset: 0, limit: 1 })).rows[0];
	const article = await add('article', { number: 'A', name: 'A', unit: unit.id });
	const warehouse = await add('warehouse', { code: 'W1', name: 'W1' });
	const other = await add('warehouse', { code: 'W2', name: 'W2' });
	const putIn = await add('putIn', { warehouse: warehouse.id });
	await add('putInLine', { document: putIn.id, article: article.id, quantity: 10, unitCost: 5 });
	const { rows } = await documents().putIn!.post!({
		operation: newId(),
		rows: [{ id: putIn.id, version: 1 }]
	});
	expect(rows[0]).toMatchObject({ state: 'posted', number: 'IN-00001', on: '2026-03-02' });
	const records = (await entities().stockRecord!.list!({ offset: 0, limit: 10 })).rows;
	expect(records).toEqual([expect.objectContaining({ onHand: 10, available: 10 })]);
	const moves = (await entities().stockMove!.list!({ offset: 0, limit: 10 })).rows;
	expect(moves).toEqual([
		expect.objectContaining({ kind: 'putIn', quantity: 10, number: 'IN-00001' })
	]);
	const transfer = await add('transfer', { fromWarehouse: warehouse.id, toWarehouse: other.id });
	await add('transferLine', { document: transfer.id, article: article.id, quantity: 11 });
	expect(
		await problemsOf(
			documents().transfer!.post!({ operation: newId(), rows: [{ id: transfer.id, version: 1 }] })
		)
	).toMatchObject([{ code: 'stock.insufficient', params: { missing: 1 } }]);
});
