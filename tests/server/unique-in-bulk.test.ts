import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setUp } from '#lib/server/setup/set-up.ts';
import { codesOf, problemsOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let unit: string;
beforeEach(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	unit = await unitOf('PCS');
});
afterEach(() => world.close());

const unitOf = async (code: string): Promise<string> =>
	(await world.api().entities.unit.lookup({ search: code })).options[0]?.id ?? '';

type Patch = Readonly<Record<string, string | number | null>>;
type Change = { readonly id: string; readonly version: number; readonly patch: Patch };

async function save(changes: readonly Change[]): Promise<string> {
	const operation = newId();
	await world.api().entities.article.save({ operation, changes: [...changes] as never });
	return operation;
}

async function articles(...numbers: string[]): Promise<string[]> {
	const ids = numbers.map(() => newId());
	await save(numbers.map((number, at) => fresh(ids[at] ?? '', number)));
	return ids;
}

const fresh = (id: string, number: string): Change => ({
	id,
	version: 0,
	patch: { number, name: number, unit }
});
const renumber = (id: string, version: number, number: string): Change => ({
	id,
	version,
	patch: { number }
});

async function numbers(ids: readonly string[]) {
	const { rows } = await world.api().entities.article.rows({ ids: [...ids] });
	return ids.map((id) => rows.find((row) => row.id === id)?.number);
}

const undo = (undoes: string) => world.api().history.undo({ operation: newId(), undoes });

describe('one save', () => {
	test('exchanges numbers in any case, and the history tells what really stood there', async () => {
		const [a = '', b = ''] = await articles('A', 'B');
		await save([renumber(a, 1, 'b'), renumber(b, 1, 'a')]);
		expect(await numbers([a, b])).toEqual(['b', 'a']);
		const { entries } = await world.api().history.row({ entity: 'article', row: a, limit: 1 });
		expect(entries).toMatchObject([
			{ kind: 'update', cells: [{ field: 'number', old: 'A', new: 'b' }] }
		]);
		const { rows } = await world.api().entities.article.rows({ ids: [a, b] });
		expect(rows.map(({ version }) => version)).toEqual([2, 2]);
	});

	test('shifts a column of numbers, and gives the free one to a new row', async () => {
		const ids = await articles('1', '2', '3', '4');
		const added = newId();
		const shifted = ids.map((id, at) => renumber(id, 1, String(at + 2)));
		const operation = await save([fresh(added, '1'), ...shifted]);
		expect(await numbers([added, ...ids])).toEqual(['1', '2', '3', '4', '5']);
		expect(await undo(operation)).toMatchObject({ undone: 5, skipped: [] });
		expect(await numbers([added, ...ids])).toEqual([undefined, '1', '2', '3', '4']);
	});

	test('names the one cell that stands in the way of a whole column, and writes nothing', async () => {
		const ids = await articles('1', '2', '3');
		await articles('4');
		const shifted = ids.map((id, at) => renumber(id, 1, String(at + 2)));
		expect(await problemsOf(save(shifted))).toEqual([
			{ code: 'value.taken', params: { value: '4' }, at: { row: ids[2], field: 'number' } }
		]);
		expect(await numbers(ids)).toEqual(['1', '2', '3']);
	});

	test('sees letters beyond ASCII in any mixture of cases', async () => {
		await articles('Żółw Größe');
		for (const number of ['żÓłw größe', 'ŻÓŁW GRÖßE', 'Żółw grÖße']) {
			expect(await codesOf(articles(number))).toEqual(['value.taken']);
		}
	});
});

test('undo leaves out a whole chain whose end somebody else has taken', async () => {
	const ids = await articles('1', '2', '3', '7');
	const operation = await save(
		ids.map((id, at) => renumber(id, 1, ['2', '3', '4', '8'][at] ?? ''))
	);
	// Row 1 wants '1' back, which stops row 2 from having '2', and row 3 from having '3'.
	await articles('1');
	const { undone, skipped } = await undo(operation);
	expect(undone).toBe(1);
	expect(new Set(skipped.map(({ row }) => row))).toEqual(new Set(ids.slice(0, 3)));
	expect(await numbers(ids)).toEqual(['2', '3', '4', '7']);
});

describe('a bulk change', () => {
	async function tiers(...quantities: number[]): Promise<string[]> {
		const [article = ''] = await articles('T');
		const [partner, source] = [newId(), newId()];
		const api = world.api().entities;
		await api.partner.save({
			operation: newId(),
			changes: [{ id: partner, version: 0, patch: { number: 'S', name: 'S', supplier: true } }]
		});
		await api.supplierArticle.save({
			operation: newId(),
			changes: [{ id: source, version: 0, patch: { article, supplier: partner } }]
		});
		const ids = quantities.map(() => newId());
		await api.supplierPrice.save({
			operation: newId(),
			changes: quantities.map((fromQuantity, at) => ({
				id: ids[at] ?? '',
				version: 0,
				patch: { supplierArticle: source, fromQuantity, price: 1 }
			}))
		});
		return ids;
	}

	async function quantities(ids: string[]) {
		const { rows } = await world.api().entities.supplierPrice.rows({ ids });
		return ids.map((id) => rows.find((row) => row.id === id)?.fromQuantity);
	}

	const bulk = (ids: string[], value: number) =>
		({ target: { ids }, field: 'fromQuantity', step: { do: 'add', value } }) as const;

	test('shifts tiers by one, up and down, and back again', async () => {
		const ids = await tiers(1, 2, 3, 4);
		for (const [value, after] of [
			[1, [2, 3, 4, 5]],
			[-1, [0, 1, 2, 3]]
		] as const) {
			const { supplierPrice } = world.api().entities;
			const change = bulk(ids, value);
			const { state, errors } = await supplierPrice.previewBulk(change);
			expect(errors).toBe(0);
			const operation = newId();
			await supplierPrice.applyBulk({ operation, change, state });
			expect(await quantities(ids)).toEqual(after);
			expect(await undo(operation)).toMatchObject({ undone: 4, skipped: [] });
			expect(await quantities(ids)).toEqual([1, 2, 3, 4]);
		}
	});

	test('leaves out with a row also those that wait for its value', async () => {
		const [low = '', high = '', higher = '', ...others] = await tiers(0, 1, 2, 7, 4);
		const ids = [low, high, higher, ...others];
		const { supplierPrice } = world.api().entities;
		const change = bulk([low, high, higher, ...others.slice(0, 1)], -1);
		const preview = await supplierPrice.previewBulk(change);
		const codes = preview.lines.map(({ id, problems }) => [id, problems.map(({ code }) => code)]);
		expect(Object.fromEntries(codes)).toEqual({
			[low]: ['number.too-small'],
			[high]: ['value.taken'],
			[higher]: ['value.taken'],
			[others[0] ?? '']: []
		});
		expect(preview).toMatchObject({ changed: 4, errors: 3 });
		const order = { operation: newId(), change, state: preview.state };
		expect(await codesOf(supplierPrice.applyBulk(order))).toContain('number.too-small');
		expect(await quantities(ids)).toEqual([0, 1, 2, 7, 4]);
		expect(await supplierPrice.applyBulk({ ...order, leaveOut: true })).toMatchObject({
			changed: 1
		});
		expect(await quantities(ids)).toEqual([0, 1, 2, 6, 4]);
	});

	test('tells a quantity that is taken as it is read', async () => {
		unit = await unitOf('KG');
		const [first = ''] = await tiers(1, 2.5);
		const { supplierPrice } = world.api().entities;
		const changes = [{ id: first, version: 1, patch: { fromQuantity: 2.5 } }];
		expect(await problemsOf(supplierPrice.save({ operation: newId(), changes }))).toMatchObject([
			{ code: 'value.taken', params: { value: '2.5' } }
		]);
	});
});
