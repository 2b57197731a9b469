import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/model/problem.ts';
import { Refused } from '#lib/server/refused.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let pcs: string;
let germany: string;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const units = await world.api().entities.unit.lookup({ search: 'PCS' });
	pcs = units.options[0]?.id ?? '';
	germany = (await world.api().entities.country.lookup({ search: 'DE' })).options[0]?.id ?? '';
});
afterAll(() => world.close());

const article = async (cells: object = {}) => {
	const id = newId();
	const number = id.slice(-8);
	const { rows } = await world.api().entities.article.save({
		operation: newId(),
		changes: [{ id, version: 0, patch: { number, name: `Article ${number}`, unit: pcs, ...cells } }]
	});
	return { id, version: rows[0]?.version ?? 0 };
};

const read = async (id: string) => {
	const { rows } = await world.api().entities.article.rows({ ids: [id] });
	return rows[0];
};

async function problemsOf(call: Promise<unknown>): Promise<readonly Problem[]> {
	const error: unknown = await call.then(
		() => null,
		(error: unknown) => error
	);
	const cause = error instanceof Error ? error.cause : null;
	if (!(cause instanceof Refused)) throw error ?? new Error('not refused');
	return cause.problems;
}

const save = (id: string, version: number, patch: object, old?: object) =>
	world.api().entities.article.save({
		operation: newId(),
		changes: [{ id, version, patch, ...(old ? { old } : {}) }]
	});

describe('one cell', () => {
	test('two people who edit different cells of a row both win', async () => {
		const { id } = await article({ salesPrice: 10 });
		await save(id, 1, { name: 'First' }, { name: 'whatever it was' });
		await save(id, 1, { salesPrice: 11 }, { salesPrice: 10 });
		expect(await read(id)).toMatchObject({ name: 'First', salesPrice: 11, version: 3 });
	});

	test('the same cell is a conflict that tells both values and who', async () => {
		const { id } = await article({ salesPrice: 10 });
		await save(id, 1, { salesPrice: 12 }, { salesPrice: 10 });
		const problems = await problemsOf(save(id, 1, { salesPrice: 11 }, { salesPrice: 10 }));
		expect(problems).toMatchObject([
			{
				code: 'row.changed',
				params: { who: 'administrator', theirs: '12' },
				at: { row: id, field: 'salesPrice' }
			}
		]);
		expect(await read(id)).toMatchObject({ salesPrice: 12, version: 2 });
	});

	test('a row that is gone is told', async () => {
		expect(await problemsOf(save(newId(), 1, { name: 'x' }))).toMatchObject([{ code: 'row.gone' }]);
	});

	test.each([
		[{ salesPrice: -1 }, 'number.too-small'],
		[{ salesPrice: 1.2345678 }, 'number.too-precise'],
		[{ salesPrice: 1e12 }, 'number.too-large'],
		[{ salesPrice: 'cheap' }, 'number.expected'],
		[{ name: '' }, 'cell.required'],
		[{ name: 7 }, 'text.expected'],
		[{ name: 'x'.repeat(201) }, 'text.too-long'],
		[{ discontinued: 'yes' }, 'flag.expected'],
		[{ kind: 'robot' }, 'choice.unknown'],
		[{ unit: newId() }, 'reference.unknown'],
		[{ margin: 1 }, 'field.readonly'],
		[{ colour: 'red' }, 'field.unknown']
	])('%j is refused as %s and changes nothing', async (patch, code) => {
		const { id } = await article({ salesPrice: 10 });
		const before = await read(id);
		const problems = await problemsOf(save(id, 1, patch));
		expect(problems).toMatchObject([{ code, at: { row: id, field: Object.keys(patch)[0] } }]);
		expect(await read(id)).toEqual(before);
	});

	test('a number that another article has is refused, in any case of letters', async () => {
		const { id } = await article({ number: 'AB-1' });
		const other = await article();
		expect(await problemsOf(save(other.id, 1, { number: 'ab-1' }))).toMatchObject([
			{ code: 'value.taken', params: { value: 'ab-1' }, at: { row: other.id, field: 'number' } }
		]);
		expect(await read(id)).toMatchObject({ number: 'AB-1' });
	});

	test('letters put together from parts are the letters they look like', async () => {
		const { id } = await article({ number: 'CAFE\u0301' });
		expect(await read(id)).toMatchObject({ number: 'CAF\u00c9' });
		const other = await article();
		expect(await problemsOf(save(other.id, 1, { number: 'caf\u00e9' }))).toMatchObject([
			{ code: 'value.taken', at: { row: other.id, field: 'number' } }
		]);
	});

	test('a price below cost is a warning that may be confirmed', async () => {
		const { id } = await article({ salesPrice: 10, cost: 8 });
		expect(await problemsOf(save(id, 1, { salesPrice: 7 }))).toMatchObject([
			{ code: 'price.below-cost', severity: 'warning', at: { row: id, field: 'salesPrice' } }
		]);
		await world.api().entities.article.save({
			operation: newId(),
			changes: [{ id, version: 1, patch: { salesPrice: 7 } }],
			confirmed: ['price.below-cost']
		});
		expect(await read(id)).toMatchObject({ salesPrice: 7 });
	});

	test('formula fields come with the row', async () => {
		const { id } = await article({ salesPrice: 10, cost: 7.5, vatCategory: 'reduced' });
		expect(await read(id)).toMatchObject({ margin: 0.25, grossPrice: 10.7 });
	});
});

describe('a request', () => {
	test('sent twice happens once', async () => {
		const id = newId();
		const order = {
			operation: newId(),
			changes: [{ id, version: 0, patch: { number: 'TWICE', name: 'Once', unit: pcs } }]
		};
		const first = await world.api().entities.article.save(order);
		const second = await world.api().entities.article.save(order);
		expect(second.rows).toEqual(first.rows);
	});

	test('under the id of another one is refused', async () => {
		const { id } = await article();
		const operation = newId();
		const order = (name: string) => ({ operation, changes: [{ id, version: 1, patch: { name } }] });
		await world.api().entities.article.save(order('a'));
		expect(await problemsOf(world.api().entities.article.save(order('b')))).toMatchObject([
			{ code: 'operation.reused' }
		]);
	});

	test('with one bad row writes none', async () => {
		const [first, second] = [await article(), await article()];
		const problems = await problemsOf(
			world.api().entities.article.save({
				operation: newId(),
				changes: [
					{ id: first.id, version: 1, patch: { name: 'good' } },
					{ id: second.id, version: 1, patch: { salesPrice: -5 } }
				]
			})
		);
		expect(problems).toMatchObject([{ code: 'number.too-small', at: { row: second.id } }]);
		expect((await read(first.id))?.name).not.toBe('good');
	});
});

describe('history and undo', () => {
	test('a change tells who, from where, old and new, and is taken back', async () => {
		const { id } = await article({ salesPrice: 10 });
		const operation = newId();
		await world.api().entities.article.save({
			operation,
			changes: [{ id, version: 1, patch: { salesPrice: 12.5 } }]
		});
		const { entries } = await world.api().history.row({ entity: 'article', row: id });
		expect(entries[0]).toMatchObject({
			who: 'administrator',
			source: 'grid',
			kind: 'update',
			cells: [{ field: 'salesPrice', old: 10, new: 12.5 }]
		});
		const undone = await world.api().history.undo({ operation: newId(), undoes: operation });
		expect(undone).toEqual({ undone: 1, skipped: [] });
		expect(await read(id)).toMatchObject({ salesPrice: 10, version: 3 });
		expect(
			await problemsOf(world.api().history.undo({ operation: newId(), undoes: operation }))
		).toMatchObject([{ code: 'operation.undone' }]);
	});

	test('a cell that somebody changed since is skipped and listed', async () => {
		const { id } = await article({ salesPrice: 10 });
		const operation = newId();
		await world.api().entities.article.save({
			operation,
			changes: [{ id, version: 1, patch: { salesPrice: 12, name: 'Mine' } }]
		});
		const save = (who: 'manager' | 'administrator', version: number, patch: object) =>
			world.api(who).entities.article.save({
				operation: newId(),
				changes: [{ id, version, patch }]
			});
		await save('manager', 2, { salesPrice: 13 });
		await save('administrator', 3, { packaging: 'box' });
		const undone = await world.api().history.undo({ operation: newId(), undoes: operation });
		// Who changed this cell, not who changed the row last.
		expect(undone).toMatchObject({
			undone: 1,
			skipped: [{ row: id, field: 'salesPrice', who: 'manager' }]
		});
		expect(await read(id)).toMatchObject({
			salesPrice: 13,
			name: expect.stringMatching(/^Article/)
		});
	});

	test('a new row goes, comes back with the same id, and goes again', async () => {
		const { partner } = world.api().entities;
		const id = newId();
		const add = newId();
		await partner.save({
			operation: add,
			changes: [{ id, version: 0, patch: { number: 'U1', name: 'Undo', customer: true } }]
		});
		const undo = newId();
		await world.api().history.undo({ operation: undo, undoes: add });
		expect((await partner.rows({ ids: [id] })).rows).toEqual([]);
		await world.api().history.undo({ operation: newId(), undoes: undo });
		expect((await partner.rows({ ids: [id] })).rows).toMatchObject([{ id, name: 'Undo' }]);
	});

	test('a deleted partner takes his addresses with him, and they come back together', async () => {
		const { partner, address } = world.api().entities;
		const [id, at] = [newId(), newId()];
		await partner.save({
			operation: newId(),
			changes: [{ id, version: 0, patch: { number: 'U2', name: 'Owner', customer: true } }]
		});
		await address.save({
			operation: newId(),
			changes: [{ id: at, version: 0, patch: { partner: id, city: 'Berlin', country: germany } }]
		});
		const operation = newId();
		await partner.remove({ operation, rows: [{ id, version: 1 }] });
		expect((await address.rows({ ids: [at] })).rows).toEqual([]);
		await world.api().history.undo({ operation: newId(), undoes: operation });
		expect((await address.rows({ ids: [at] })).rows).toMatchObject([
			{ partner: id, city: 'Berlin' }
		]);
	});

	test('a row that others refer to stays', async () => {
		const { unit } = world.api().entities;
		await article();
		const problems = await problemsOf(
			unit.remove({ operation: newId(), rows: [{ id: pcs, version: 1 }] })
		);
		expect(problems).toMatchObject([{ code: 'row.referenced', params: { by: 'article' } }]);
	});
});

test('a default clears the other one in the same operation, and undo gives it back (F30)', async () => {
	const { partner, contact } = world.api().entities;
	const [id, ana, bob] = [newId(), newId(), newId()];
	await partner.save({
		operation: newId(),
		changes: [{ id, version: 0, patch: { number: 'D1', name: 'Defaults', customer: true } }]
	});
	const add = (contactId: string, name: string, operation: string) =>
		contact.save({
			operation,
			changes: [{ id: contactId, version: 0, patch: { partner: id, name, preferred: true } }]
		});
	await add(ana, 'Ana', newId());
	const second = newId();
	await add(bob, 'Bob', second);
	const defaults = async () => {
		const { rows } = await contact.rows({ ids: [ana, bob] });
		return [ana, bob].map((id) => rows.find((row) => row.id === id)?.preferred);
	};
	expect(await defaults()).toEqual([false, true]);
	await world.api().history.undo({ operation: newId(), undoes: second });
	expect((await contact.rows({ ids: [ana] })).rows).toMatchObject([{ preferred: true }]);
});

describe('bulk', () => {
	test('previews, applies as one operation, and takes it back', async () => {
		const { article: articles, category } = world.api().entities;
		const group = newId();
		await category.save({
			operation: newId(),
			changes: [{ id: group, version: 0, patch: { name: 'Bulk' } }]
		});
		for (const salesPrice of [18, 19, 4.5, null]) await article({ salesPrice, category: group });
		const filter = { field: 'category', is: 'equals', value: group } as const;
		const change = {
			target: { query: { filter } },
			field: 'salesPrice',
			step: { do: 'formula', formula: '=ROUND([salesPrice]*1.035,2)' }
		} as const;
		const preview = await articles.previewBulk(change);
		expect(preview).toMatchObject({ rows: 4, sumOld: 41.5 });
		const operation = newId();
		const order = { operation, change, state: preview.state, confirmed: ['price.below-cost'] };
		expect(await articles.applyBulk(order)).toMatchObject({ changed: preview.changed });
		const sum = async () =>
			(await articles.totals({ query: { filter }, fields: ['salesPrice'] })).fields['salesPrice']
				?.sum;
		expect(await sum()).toBe(42.96);
		await world.api().history.undo({ operation: newId(), undoes: operation });
		expect(await sum()).toBe(41.5);
		expect(await problemsOf(articles.applyBulk({ ...order, operation: newId() }))).toMatchObject([
			{ code: 'bulk.stale' }
		]);
	});
});
