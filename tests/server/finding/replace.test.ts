import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Find, ReplacePreview } from '#lib/domain/find/find.ts';
import { patternOf } from '#lib/domain/find/pattern.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { makeArticles, type Articles } from '../../support/articles.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import type { Who } from '../../support/world.ts';

let articles: Articles;
beforeAll(async () => {
	articles = await makeArticles();
});
afterAll(() => articles.world.close());

const FIELDS = ['number', 'name', 'kind', 'unit', 'packaging', 'salesPrice', 'grossPrice', 'cost'];
const find = (text: string, more: Partial<Find> = {}): Find => ({
	query: {},
	fields: FIELDS,
	text,
	locale: 'en-GB',
	...more
});
const api = (who?: Who) => entityApi(articles.world, 'article', who);

type Wish = Partial<Find> & { readonly confirmed?: string[]; readonly leaveOut?: boolean };

/** What replacing would do, and a way to do it. */
async function replacing(text: string, by: string, { confirmed, leaveOut, ...more }: Wish = {}) {
	const replace = { find: find(text, more), with: by };
	const preview: ReplacePreview = await api().previewReplace(replace);
	const operation = newId();
	const order = {
		operation,
		replace,
		state: preview.state,
		...(confirmed && { confirmed }),
		...(leaveOut && { leaveOut })
	};
	return { preview, operation, order, apply: () => api().replace(order) };
}

const undo = (undoes: string) => articles.world.api().history.undo({ operation: newId(), undoes });
const cells = async (field: string) => (await articles.all()).map((row) => row[field]);
const withoutVersions = (rows: readonly AnyRow[]) => rows.map(({ version: _, ...row }) => row);

describe('replacing', () => {
	beforeEach(() => articles.removeAll());

	test('is one operation over many columns, and one undo', async () => {
		await articles.add([
			{ number: 'red-1', name: 'A red chair, dark red', packaging: 'Red box' },
			{ number: '2', name: 'Blue', packaging: 'reduced' },
			{ number: '3', name: 'Green' }
		]);
		const before = await articles.all();
		const { preview, operation, order, apply } = await replacing('red', 'blue');
		expect(preview).toMatchObject({
			rows: 2,
			cells: 4,
			errors: 0,
			warnings: 0,
			fixed: 0,
			parts: 0
		});
		expect(preview.columns).toEqual([
			{ field: 'number', cells: 1 },
			{ field: 'name', cells: 1 },
			{ field: 'packaging', cells: 2 }
		]);
		expect(preview.lines[1]).toMatchObject({
			title: 'A red chair, dark red',
			field: 'name',
			old: 'A red chair, dark red',
			new: 'A blue chair, dark blue'
		});
		expect(await apply()).toEqual({ operation, changed: 2 });
		expect(await cells('name')).toEqual(['A blue chair, dark blue', 'Blue', 'Green']);
		expect(await cells('packaging')).toEqual(['blue box', 'blueuced', null]);
		expect(await cells('number')).toEqual(['blue-1', '2', '3']);
		// The same call again does nothing twice.
		expect(await api().replace(order)).toEqual({ operation, changed: 2 });
		const { operations } = await articles.world.api().history.table({ entity: 'article' });
		expect(operations[0]).toMatchObject({ id: operation, source: 'bulk', updated: 2 });
		expect(await undo(operation)).toMatchObject({ undone: 2, skipped: [] });
		expect(withoutVersions(await articles.all())).toEqual(withoutVersions(before));
	});

	test('takes every sign as it is', async () => {
		await articles.add([{ number: '1', name: '50% a_b \\ $& (x)' }]);
		for (const [text, by] of [
			['%', '$&'],
			['_', '%'],
			['\\', '$1'],
			['(x)', '[$`]']
		] as const) {
			await (await replacing(text, by, { fields: ['name'] })).apply();
		}
		expect(await cells('name')).toEqual(['50$& a%b $1 $& [$`]']);
	});

	test('goes by case and accents, or exactly', async () => {
		await articles.add([
			{ number: '1', name: 'Köln, koln, KÖLN' },
			{ number: '2', name: 'İZMİR izmir ızmır' },
			{ number: '3', name: 'Straße STRAẞE Strasse' }
		]);
		await (await replacing('köln', 'x', { fields: ['name'] })).apply();
		await (await replacing('izmir', 'y', { fields: ['name'] })).apply();
		await (await replacing('straße', 'z', { fields: ['name'] })).apply();
		expect(await cells('name')).toEqual(['x, koln, x', 'y y y', 'z z Strasse']);
		await (await replacing('KOLN', 'x', { fields: ['name'] })).apply();
		await (
			await replacing('Z', 'w', { fields: ['name'], exact: true })
		).preview;
		expect((await replacing('Z', 'w', { fields: ['name'], exact: true })).preview.cells).toBe(0);
		expect(await cells('name')).toEqual(['x, x, x', 'y y y', 'z z Strasse']);
	});

	test('reads numbers as they are typed, and tells at the cell what is none', async () => {
		await articles.add([
			{ number: 'a', name: 'A', salesPrice: 1858 },
			{ number: 'b', name: 'B', salesPrice: 18 },
			{ number: 'c', name: 'C', salesPrice: 0.18 }
		]);
		const german = { locale: 'de-DE', fields: ['salesPrice'] };
		await (await replacing('18', '19', german)).apply();
		expect(await cells('salesPrice')).toEqual([1958, 19, 0.19]);
		await (await replacing('1.958,00', '2.000,50', { ...german, whole: true })).apply();
		await (await replacing(',00', ',75', german)).apply();
		expect(await cells('salesPrice')).toEqual([2000.5, 19.75, 0.19]);
		const wrong = await replacing('19', 'x', german);
		expect(wrong.preview).toMatchObject({ rows: 2, cells: 2, errors: 2 });
		expect(wrong.preview.lines.map(({ new: text, problems }) => [text, problems[0]?.code])).toEqual(
			[
				['x,75', 'number.expected'],
				['0,x', 'number.expected']
			]
		);
		expect(await codesOf(wrong.apply())).toEqual(['number.expected', 'number.expected']);
		const precise = await replacing('0,19', '0,1234567', german);
		expect(precise.preview.lines[0]?.problems).toMatchObject([{ code: 'number.too-precise' }]);
		// Thousands signs are not stored: a cell that comes to the same value is no change.
		const same = await replacing('.', '', german);
		expect(same.preview).toMatchObject({ rows: 0, cells: 0 });
		expect(await codesOf(same.apply())).toEqual(['bulk.nothing']);
	});

	test('replaces choices and references as a whole, by the word or number that is typed', async () => {
		const { units } = articles;
		await articles.add([
			{ number: '1', name: 'A' },
			{ number: '2', name: 'B', unit: units['KG'], kind: 'rawMaterial' }
		]);
		const kind = await replacing('Handelsware', 'Rohstoff', { locale: 'de-DE' });
		expect(kind.preview.lines).toMatchObject([
			{ field: 'kind', old: 'Handelsware', new: 'Rohstoff' }
		]);
		await kind.apply();
		expect(await cells('kind')).toEqual(['rawMaterial', 'rawMaterial']);
		const part = await replacing('roh', 'x', { locale: 'de-DE' });
		expect(part.preview).toMatchObject({ cells: 0, parts: 2 });
		const unknown = await replacing('Rohstoff', 'Nichts', { locale: 'de-DE' });
		expect(unknown.preview).toMatchObject({ cells: 2, errors: 2 });
		expect(unknown.preview.lines[0]?.problems).toMatchObject([{ code: 'choice.unknown' }]);

		await (await replacing('pcs', 'kg', { fields: ['unit'] })).apply();
		expect(await cells('unit')).toEqual([units['KG'], units['KG']]);
		const nowhere = await replacing('kg', 'XYZ', { fields: ['unit'] });
		expect(nowhere.preview.lines[0]?.problems).toMatchObject([
			{ code: 'reference.unknown', params: { value: 'XYZ' } }
		]);
		const none = await replacing('kg', '', { fields: ['unit'] });
		expect(none.preview.lines[0]?.problems).toMatchObject([{ code: 'cell.required' }]);
	});

	test('finds computed columns but leaves them, and counts them', async () => {
		await articles.add([{ number: '1', name: '119', salesPrice: 100 }]);
		const { preview, apply } = await replacing('119', '120');
		expect(preview).toMatchObject({ cells: 1, fixed: 1 });
		await apply();
		expect(await articles.all()).toMatchObject([{ name: '120', salesPrice: 100 }]);
	});

	test('is refused by the rules at their cells, and may leave those rows out', async () => {
		await articles.add([
			{ number: 'A1', name: 'x', packaging: 'A1' },
			{ number: 'B1', name: 'x' },
			{ number: 'C', name: 'A' }
		]);
		const { preview, apply } = await replacing('A', 'B', { exact: true });
		expect(preview).toMatchObject({ rows: 2, cells: 3, errors: 1 });
		expect(
			preview.lines.map(({ field, problems }) => [field, problems.map(({ code }) => code)])
		).toEqual([
			['number', ['value.taken']],
			['packaging', []],
			['name', []]
		]);
		expect(await problemsOf(apply())).toMatchObject([
			{ code: 'value.taken', at: { field: 'number' } }
		]);
		expect(await cells('number')).toEqual(['A1', 'B1', 'C']);
		const rest = await replacing('A', 'B', { exact: true, leaveOut: true });
		expect(await rest.apply()).toMatchObject({ changed: 1 });
		expect(await cells('packaging')).toEqual(['A1', null, null]);
		expect(await cells('name')).toEqual(['x', 'x', 'B']);
	});

	test('asks for a yes where a rule doubts', async () => {
		await articles.add([{ number: '1', name: 'A', salesPrice: 10, cost: 5 }]);
		const price = { fields: ['salesPrice'] };
		const { preview, apply } = await replacing('10', '4', price);
		expect(preview).toMatchObject({ errors: 0, warnings: 1 });
		expect(await codesOf(apply())).toEqual(['price.below-cost']);
		await (await replacing('10', '4', { ...price, confirmed: ['price.below-cost'] })).apply();
		expect(await cells('salesPrice')).toEqual([4]);
	});

	test('does not write over what somebody changed since it was seen', async () => {
		const [first = '', second = ''] = await articles.add([
			{ number: '1', name: 'old one' },
			{ number: '2', name: 'old two' }
		]);
		const seen = await replacing('old', 'new');
		const change = (id: string, patch: object) =>
			api().save({ operation: newId(), changes: [{ id, version: 1, patch: { ...patch } }] });
		await change(first, { packaging: 'box' });
		expect(await codesOf(seen.apply())).toEqual(['bulk.stale']);
		const again = await replacing('old', 'new');
		await change(second, { name: 'gone' });
		expect(await codesOf(again.apply())).toEqual(['bulk.stale']);
		const more = await replacing('old', 'new');
		await articles.add([{ number: '3', name: 'old three' }]);
		expect(await codesOf(more.apply())).toEqual(['bulk.stale']);
		expect(await cells('name')).toEqual(['old one', 'gone', 'old three']);
	});

	test('undo leaves what was changed since', async () => {
		const [first = ''] = await articles.add([
			{ number: '1', name: 'old', packaging: 'old' },
			{ number: '2', name: 'old' }
		]);
		const { operation, apply } = await replacing('old', 'new');
		await apply();
		const changes = [{ id: first, version: 2, patch: { name: 'mine' } }];
		await api().save({ operation: newId(), changes });
		expect(await undo(operation)).toMatchObject({ skipped: [{ row: first, field: 'name' }] });
		expect(await cells('name')).toEqual(['mine', 'old']);
		expect(await cells('packaging')).toEqual(['old', null]);
	});

	test('only where it is chosen', async () => {
		await articles.add(
			['1', '2', '3', '4'].map((number) => ({ number, name: 'a', packaging: 'a' }))
		);
		const areas = [
			{ top: 1, bottom: 2, fields: ['name'] },
			{ top: 2, bottom: 2, fields: ['packaging'] }
		];
		await (await replacing('a', 'b', { areas })).apply();
		expect(await cells('name')).toEqual(['a', 'b', 'b', 'a']);
		expect(await cells('packaging')).toEqual(['a', 'a', 'b', 'a']);
	});

	test('only what the caller may change', async () => {
		await articles.add([{ number: '1', name: '17', salesPrice: 17, cost: 17 }]);
		const order = { replace: { find: find('17'), with: '18' } };
		const grants = ['article.read', 'article.write'];
		const fields = ['name', 'salesPrice'];
		const own = { find: find('17', { fields }), with: '18' };
		const preview = await api(grants).previewReplace(own);
		expect(preview).toMatchObject({ cells: 1, fixed: 1, columns: [{ field: 'name', cells: 1 }] });
		const seen = { operation: newId(), replace: own, state: preview.state };
		await api(grants).replace(seen);
		expect(await articles.all()).toMatchObject([{ name: '18', salesPrice: 17, cost: 17 }]);
		expect(await codesOf(api(grants).previewReplace(order.replace))).toEqual(['query.invalid']);
		const unseen = { operation: newId(), ...order, state: '' };
		expect(await codesOf(api(grants).replace(unseen))).toEqual(['query.invalid']);
		for (const who of ['clerk', ['article.write']] as const) {
			await expect(api(who).previewReplace(own)).rejects.toMatchObject({ code: 'FORBIDDEN' });
			await expect(api(who).replace(seen)).rejects.toMatchObject({ code: 'FORBIDDEN' });
		}
	});
});

test('10,000 rows are replaced and put back', { timeout: 60_000 }, async () => {
	await articles.removeAll();
	await articles.add(
		Array.from({ length: 10_000 }, (_, at) => ({
			number: `N${at}`,
			name: `screw ${at}`,
			salesPrice: at
		}))
	);
	const { preview, operation, apply } = await replacing('Screw', 'bolt');
	expect(preview).toMatchObject({ rows: 10_000, cells: 10_000, errors: 0 });
	expect(preview.lines).toHaveLength(500);
	expect(await apply()).toMatchObject({ changed: 10_000 });
	expect(new Set(await cells('name')).size).toBe(10_000);
	expect((await cells('name')).every((name) => /^bolt \d+$/.test(String(name)))).toBe(true);
	expect(await undo(operation)).toMatchObject({ undone: 10_000 });
	expect((await cells('name')).every((name) => /^screw \d+$/.test(String(name)))).toBe(true);
	await articles.removeAll();
});

describe('whatever is replaced by what', () => {
	const letters = [
		...'abAB',
		'ä',
		'Ä',
		'ı',
		'İ',
		'i',
		'I',
		'ß',
		'ẞ',
		's',
		'ş',
		'%',
		'_',
		'\\',
		'*',
		'[',
		']',
		'^',
		'-',
		'$',
		' '
	];
	const words = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
	const sought = fc.record({
		text: fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 2 }),
		exact: fc.boolean(),
		whole: fc.boolean()
	});

	test(
		'the database finds what the pattern finds, nothing is left, nothing else changes',
		{
			timeout: 60_000
		},
		async () => {
			const rows = fc.array(fc.record({ name: words, packaging: words }), {
				minLength: 1,
				maxLength: 6
			});
			await fc.assert(
				fc.asyncProperty(rows, sought, async (rows, { text, exact, whole }) => {
					await articles.removeAll();
					const named = rows.map((row, at) => ({ ...row, name: `x${row.name}`, number: `9${at}` }));
					await articles.add(named);
					const before = await articles.all();
					const fields = ['name', 'packaging'];
					const pattern = patternOf({ text, exact, whole });
					const { preview, operation, apply } = await replacing(text, 'q7', {
						fields,
						exact,
						whole
					});
					const hit = (row: AnyRow, field: string) => pattern.occursIn(String(row[field] ?? ''));
					const expected = before.flatMap((row) => fields.filter((field) => hit(row, field)));
					expect(preview.cells).toBe(expected.length);
					if (expected.length === 0) return;
					await apply();
					const { cells } = await api().find({
						find: find(text, { fields, exact, whole }),
						from: 0,
						limit: 1
					});
					expect(cells).toBe(0);
					const after = await articles.all();
					before.forEach((row, at) => {
						for (const [field, cell] of Object.entries(row)) {
							const changes = fields.includes(field) && hit(row, field);
							if (!changes && field !== 'version') expect(after[at]?.[field]).toEqual(cell);
						}
					});
					await undo(operation);
					expect(withoutVersions(await articles.all())).toEqual(withoutVersions(before));
				}),
				{ numRuns: 60, seed: 20261126 }
			);
		}
	);
});
