import { expect, it } from 'vitest';
import { readImports, runImports } from '#lib/server/cli/run-imports.ts';
import { KONTOR, setUp } from '#lib/server/setup/set-up.ts';
import { makeWorld } from '../../support/world.ts';

it('makes the Northwind company of its files, and makes no row twice', async () => {
	const world = await makeWorld();
	await setUp(world.db, { name: 'Northwind Traders', country: 'DE', currency: 'EUR' });
	const list = await readImports('demo/northwind/imports.json');
	const context = { db: world.db, actor: KONTOR };
	await runImports(context, 'demo/northwind', list);
	const count = async (entity: 'article' | 'partner' | 'category') =>
		(await world.api().entities[entity].list({ offset: 0, limit: 1, total: true })).total;
	expect(await count('article')).toBe(77);
	expect(await count('partner')).toBe(29 + 91);
	expect(await count('category')).toBe(8);
	const beverages = await world.api().entities.article.list({
		filter: { field: 'category', is: 'contains', value: 'Beverages' },
		offset: 0,
		limit: 100
	});
	expect(beverages.rows).toHaveLength(12);
	const sum = beverages.rows.reduce((total, { salesPrice }) => total + (salesPrice ?? 0), 0);
	expect(sum).toBeCloseTo(455.75, 6);

	const again = await runImports(context, 'demo/northwind', list);
	// The list sets the tax of all articles, and then the one of the 12 beverages.
	const changed = again.map(({ inserted, updated }) => inserted + updated);
	expect(changed.reduce((total, rows) => total + rows, 0)).toBe(24);
	await world.close();
});
