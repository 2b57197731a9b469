import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineEntity } from '#lib/domain/model/entity.ts';
import { formula, price, text } from '#lib/domain/model/field.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { toWire } from '#lib/server/queries/list-page.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { codesOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { actor, makeWorld, TODAY, type World } from '../../support/world.ts';

/** A formula over which the engine never comes to an end. */
const ENDLESS = 'WORKDAY(TODAY(),10^17)';
const ARTICLES = 12;

let world: World;
let ids: readonly string[];
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { article, unit } = world.api().entities;
	const [piece] = (await unit.lookup({ search: 'PCS' })).options;
	const changes = Array.from({ length: ARTICLES }, (_, at) => ({
		id: newId(),
		version: 0,
		patch: { number: `${at}`, name: `chai tea ${at}`, unit: piece?.id ?? '', salesPrice: at }
	}));
	await article.save({ operation: newId(), changes });
	ids = changes.map(({ id }) => id);
});
afterAll(() => world.close());

describe('a column that only the engine computes', () => {
	const entity = defineEntity({
		name: 'sample',
		area: 'articles',
		title: 'name',
		fields: {
			name: text(),
			cost: price({ restricted: 'costs' }),
			proper: formula('=PROPER([name])', { as: 'text' }),
			blank: formula('=IF([name]="x",PROPER([name]),"")', { as: 'text' }),
			length: formula('=LEN([name])', { as: 'quantity' }),
			secret: formula(`=MEDIAN([cost],1,2)`, { as: 'price', restricted: 'costs' }),
			endless: formula(`=IF([name]="x",0,${ENDLESS})`, { as: 'price' })
		}
	});
	const stored: readonly AnyRow[] = ['chai tea', 'ÄPFEL'].map((name, at) => ({
		id: String(at),
		version: 1,
		name,
		cost: 3_000_000
	}));
	const reader = () => ({ db: world.db, actor: actor(), today: TODAY });

	test('is filled beside the others; one without end is empty and tells why at each cell', async () => {
		const { rows, problems } = await toWire(reader(), entity, stored);
		expect(rows).toEqual([
			{
				...stored[0],
				cost: 3,
				proper: 'Chai Tea',
				blank: null,
				length: 8,
				secret: 2,
				endless: null
			},
			{ ...stored[1], cost: 3, proper: 'Äpfel', blank: null, length: 5, secret: 2, endless: null }
		]);
		expect(problems).toEqual(
			stored.map(({ id }) => ({ code: 'formula.too-slow', at: { row: id, field: 'endless' } }))
		);
	});

	test('is not computed for those who may not see it', async () => {
		const clerk = { ...reader(), actor: actor('clerk') };
		const { rows } = await toWire(clerk, entity, stored);
		expect(Object.keys(rows[0] ?? {})).not.toContain('secret');
	});
});

describe('a bulk change by a formula that only the engine computes', () => {
	const change = (formula: string) =>
		({ target: { ids: [...ids] }, field: 'name', step: { do: 'formula', formula } }) as const;
	const names = async () => {
		const { rows } = await world.api().entities.article.rows({ ids: [...ids] });
		return rows.map(({ name }) => name);
	};
	const operations = () => world.db.all(sql`select id, updated from operation order by sequence`);

	test('is seen before, and done as one operation', async () => {
		const { article } = world.api().entities;
		const before = await names();
		const preview = await article.previewBulk(change('=PROPER([name])'));
		expect(preview).toMatchObject({ changed: ARTICLES, errors: 0 });
		const operation = newId();
		const order = { operation, change: change('=PROPER([name])'), state: preview.state };
		expect(await article.applyBulk(order)).toEqual({ operation, changed: ARTICLES });
		expect(await names()).toEqual(before.map((name) => name.replace('chai tea', 'Chai Tea')));
		expect(await article.applyBulk(order)).toEqual({ operation, changed: ARTICLES });
		await world.api().history.undo({ operation: newId(), undoes: operation });
		expect(await names()).toEqual(before);
	});

	test('that never ends changes nothing, neither seen before nor done', async () => {
		const { article } = world.api().entities;
		const before = [await names(), await operations()];
		const { state } = await article.previewBulk(change('=PROPER([name])'));
		const endless = change(`=IF([salesPrice]>1,[name]&${ENDLESS},[name])`);
		expect(await codesOf(article.previewBulk(endless))).toEqual(['formula.too-slow']);
		const order = { operation: newId(), change: endless, state };
		expect(await codesOf(article.applyBulk(order))).toEqual(['formula.too-slow']);
		expect([await names(), await operations()]).toEqual(before);
	});

	test('that gives more text than a cell takes has a problem at each', async () => {
		const { article } = world.api().entities;
		const preview = await article.previewBulk(change('=PROPER(REPT([name],3000))'));
		expect(preview).toMatchObject({ changed: ARTICLES, errors: ARTICLES });
		expect(preview.lines[0]?.problems).toMatchObject([{ code: 'text.too-long' }]);
	});

	test('is stale when a row has moved on since it was seen', async () => {
		const { article } = world.api().entities;
		const proper = change('=PROPER([name])');
		const { state } = await article.previewBulk(proper);
		const { rows } = await article.rows({ ids: ids.slice(0, 1) });
		const patch = { packaging: 'box' };
		const changes = rows.map(({ id, version }) => ({ id, version, patch }));
		await article.save({ operation: newId(), changes });
		const order = { operation: newId(), change: proper, state };
		expect(await codesOf(article.applyBulk(order))).toEqual(['bulk.stale']);
	});
});
