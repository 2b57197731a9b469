import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

test('a new row is stored with what it starts with, and listed in plain decimals', async () => {
	const { unit } = world.api().entities;
	const id = newId();
	const saved = await unit.save({
		operation: newId(),
		changes: [{ id, version: 0, patch: { code: 'PCS', name: 'Piece', decimals: 0 } }]
	});
	expect(saved.rows).toMatchObject([{ id, version: 1, code: 'PCS', decimals: 0 }]);
	const page = await unit.list({ offset: 0, limit: 10, total: true });
	expect(page).toMatchObject({ total: 1, rows: [{ id, name: 'Piece' }] });
});
