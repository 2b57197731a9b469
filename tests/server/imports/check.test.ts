import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportFile, ImportPlan } from '#lib/domain/imports/import.ts';
import { newId } from '../../support/make.ts';
import { makeWorld, type World } from '../../support/world.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { checked, fixture, send, sendFixture, settled } from './support.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
});
afterAll(() => world.close());

const imports = () => world.api().imports;
const plan = (file: ImportFile, over: Partial<ImportPlan> = {}): ImportPlan => ({
	...file.plan,
	...over
});
const withUnit = (file: ImportFile, over: Partial<ImportPlan> = {}): ImportPlan =>
	plan(file, {
		...over,
		fields: { ...file.plan.fields, unit: { constant: 'PCS' }, ...over.fields }
	});

async function run(file: ImportFile, chosen: ImportPlan, confirmed: string[] = []) {
	await checked(world, file.id, chosen);
	const operation = newId();
	await imports().commit({ id: file.id, operation, confirmed });
	return { operation, progress: await settled(world, file.id) };
}

async function article(number: string) {
	const filter = { field: 'number', is: 'equals', value: number } as const;
	const page = await world.api().entities.article.list({ filter, offset: 0, limit: 1 });
	return page.rows[0];
}

describe('dirty files', () => {
	it.each([
		['orders.csv', 830, 176],
		['suppliers.csv', 29, 9],
		['customers.csv', 91, 24]
	])('names every shifted line of %s', async (name, lines, shifted) => {
		const file = await sendFixture(world, 'partner', name);
		const progress = await checked(
			world,
			file.id,
			plan(file, {
				fields: {
					number: { column: 0 },
					name: { column: name === 'orders.csv' ? 8 : 1 },
					customer: { constant: 'yes' }
				},
				mode: 'insert',
				key: ['number']
			})
		);
		expect(progress.phase).toBe('checked');
		expect(progress.counts).toMatchObject({ lines, faulty: shifted, inserted: lines - shifted });
		const bad = await imports().lines({ id: file.id, only: 'errors', offset: 0, limit: 500 });
		expect(bad.total).toBe(shifted);
		const columns = file.columns.length;
		// Without a quote in the whole file, a line has as many columns as commas, and one more.
		const text = await readFile(fixture(name), 'utf8');
		expect(text).not.toContain('"');
		const wrong = text.split(/\r?\n/).flatMap((content, at) => {
			const found = content.split(',').length;
			return content === '' || found === columns ? [] : [[at + 1, found]];
		});
		expect(wrong).toHaveLength(shifted);
		expect(bad.lines.map(({ line, texts }) => [line, texts.length])).toEqual(wrong);
		for (const { problems, texts } of bad.lines) {
			expect(problems).toEqual([
				{ code: 'import.columns', params: { expected: columns, found: texts.length } }
			]);
		}
		await imports().cancel({ id: file.id });
	});

	it('takes NULL for empty and timestamps for days', async () => {
		const file = await sendFixture(world, 'partner', 'suppliers.csv');
		expect(file.plan.emptyWords).toContain('NULL');
		expect(file.plan.fields).toMatchObject({ number: { column: 0 }, name: { column: 1 } });
		await checked(
			world,
			file.id,
			plan(file, { fields: { ...file.plan.fields, supplier: { constant: 'ja' } } })
		);
		const page = await imports().lines({ id: file.id, only: 'all', offset: 0, limit: 1 });
		const fax = page.lines[0]?.cells.find(({ field }) => field === 'fax');
		expect(fax).toMatchObject({ text: 'NULL', new: null });
		await imports().cancel({ id: file.id });
	});
});

describe('a list of articles', () => {
	const german =
		'Artikel-Nr.;Bezeichnung;Verkaufspreis;Art\n0012;Tee;1.234,50;Dienstleistung\n13;Kaffee;9,99;\n';

	it('is guessed, checked as a difference, written, and written again without a change', async () => {
		const file = await send(world, 'article', german, { locale: 'de' });
		expect(file.reading).toMatchObject({ delimiter: ';', encoding: 'utf-8', header: 1 });
		expect(file.plan).toMatchObject({
			mode: 'upsert',
			key: ['number'],
			fields: {
				number: { column: 0 },
				name: { column: 1 },
				salesPrice: { column: 2, decimal: ',' },
				kind: { column: 3 }
			}
		});
		const chosen = withUnit(file, {
			fields: { ...file.plan.fields, stockManaged: { constant: '0' }, unit: { constant: 'PCS' } }
		});
		const progress = await checked(world, file.id, chosen);
		expect(progress.counts).toMatchObject({ inserted: 2, faulty: 0 });
		expect(await article('0012')).toBeUndefined();
		const { progress: done } = await run(file, chosen);
		expect(done).toMatchObject({ phase: 'written', share: 1 });
		expect(await article('0012')).toMatchObject({
			name: 'Tee',
			salesPrice: 1234.5,
			kind: 'service'
		});
		expect(await article('13')).toMatchObject({ salesPrice: 9.99, kind: 'goods' });

		const again = await send(world, 'article', german.replace('9,99', '10,49'), { locale: 'de' });
		expect(again.remembered).toBe(true);
		expect(again.plan).toEqual(chosen);
		const second = await checked(world, again.id, again.plan);
		expect(second.counts).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
		const lines = await imports().lines({ id: again.id, only: 'changes', offset: 0, limit: 10 });
		expect(lines.lines).toMatchObject([{ line: 3, outcome: 'update', title: 'Kaffee' }]);
		const price = lines.lines[0]?.cells.find(({ field }) => field === 'salesPrice');
		expect(price).toMatchObject({ old: 9.99, new: 10.49, changed: true, text: '10,49' });
		await imports().cancel({ id: again.id });
	});

	it('lists bad cells, corrects them in place, and writes nothing before', async () => {
		const text =
			'number,name,salesPrice,category,discontinued\n' +
			'a1,One,12.5,,no\na2,Two,abc,,no\na3,Three,-1,,no\na4,Four,1,Toys,maybe\na1,Five,1,,no\na6,,1,,no\n,Seven,1,,no\na8,Eight,1.2345678,,no\n';
		const file = await send(world, 'article', text);
		const progress = await checked(world, file.id, withUnit(file));
		expect(progress.counts).toMatchObject({ lines: 8, inserted: 1, faulty: 7 });
		const { lines } = await imports().lines({ id: file.id, only: 'errors', offset: 0, limit: 50 });
		const told = lines.map(({ line, cells }) => [
			line,
			...cells.flatMap(({ field, problems }) => problems.map(({ code }) => `${field} ${code}`))
		]);
		expect(told).toEqual([
			[3, 'salesPrice number.expected'],
			[4, 'salesPrice number.too-small'],
			[5, 'category reference.unknown', 'discontinued flag.expected'],
			[6, 'number import.key-twice'],
			[7, 'name cell.required'],
			[8, 'number import.key-empty'],
			[9, 'salesPrice number.too-precise']
		]);
		await expect(imports().commit({ id: file.id, operation: newId() })).rejects.toThrow(
			'import.faulty'
		);
		const fixed = await imports().correct({
			id: file.id,
			line: 3,
			texts: ['a2', 'Two', '7.5', '', 'no']
		});
		expect(fixed.lines).toMatchObject([{ line: 3, outcome: 'insert', corrected: true }]);
		expect(fixed.progress.counts.faulty).toBe(6);
		const skipped = await imports().skip({ id: file.id, lines: [2], skip: true });
		expect(skipped.lines.map(({ line, outcome }) => [line, outcome])).toEqual([
			[2, 'skipped'],
			[6, 'insert']
		]);
		const rest = await imports().skip({ id: file.id, lines: 'errors', skip: true });
		expect(rest.progress.counts).toMatchObject({ faulty: 0, skipped: 6, inserted: 2 });
		expect(await article('a2')).toBeUndefined();
		await imports().commit({ id: file.id, operation: newId() });
		await settled(world, file.id);
		expect(await article('a2')).toMatchObject({ salesPrice: 7.5 });
		expect(await article('a1')).toMatchObject({ name: 'Five' });
	});

	it('refuses two lines with a value that must be unique, wherever they stand', async () => {
		const filler = Array.from({ length: 600 }, (_, at) => `u${at},Filler,`).join('\n');
		const text = `number,name,barcode\nv1,One,77\n${filler}\nv2,Two,77\n`;
		const file = await send(world, 'article', text);
		expect((await checked(world, file.id, withUnit(file))).counts.faulty).toBe(1);
		const { lines } = await imports().lines({ id: file.id, only: 'errors', offset: 0, limit: 9 });
		const barcode = lines[0]?.cells.find(({ field }) => field === 'barcode');
		expect(barcode?.problems).toMatchObject([{ code: 'import.key-twice', params: { line: 2 } }]);
		await imports().skip({ id: file.id, lines: [2], skip: true });
		const progress = await imports().progress({ id: file.id });
		expect(progress.counts).toMatchObject({ faulty: 0, skipped: 1 });
	});

	it('keeps or clears what blank cells are about', async () => {
		const text = 'number,name,salesPrice\nb1,Blank,5\n';
		const first = await send(world, 'article', text);
		await run(first, withUnit(first));
		const blank = 'number,name,salesPrice\nb1,,\n';
		const kept = await send(world, 'article', blank);
		expect((await checked(world, kept.id, plan(kept, { blank: 'keep' }))).counts.unchanged).toBe(1);
		const cleared = await send(world, 'article', blank);
		const progress = await checked(world, cleared.id, plan(cleared, { blank: 'clear' }));
		expect(progress.counts.faulty).toBe(1);
		const fields = { number: { column: 0 }, salesPrice: { column: 2 } };
		const { progress: done } = await run(cleared, plan(cleared, { blank: 'clear', fields }));
		expect(done.phase).toBe('written');
		expect(await article('b1')).toMatchObject({ name: 'Blank', salesPrice: null });
	});

	it('leaves untouched what no column is mapped to', async () => {
		const full = 'number,name,salesPrice,cost,packaging,discontinued\nm1,Whole,5,2,box,yes\n';
		const first = await send(world, 'article', full);
		await run(first, withUnit(first));
		const before = await article('m1');
		const second = await send(world, 'article', 'number,price,remark\nm1,6,new\n');
		const { progress } = await run(second, plan(second, { blank: 'clear' }));
		expect(progress.counts).toMatchObject({ updated: 1 });
		const stored = { ...before, version: 2, salesPrice: 6, grossPrice: 7.14 };
		expect(before).toMatchObject({ packaging: 'box', cost: 2, discontinued: true });
		expect(await article('m1')).toEqual({ ...stored, margin: expect.closeTo(2 / 3) });
	});

	it('inserts only, or updates only, when asked to', async () => {
		const text = 'number,name\nb1,Blank\nb2,New\n';
		const codes = async (mode: 'insert' | 'update') => {
			const file = await send(world, 'article', text);
			await checked(world, file.id, withUnit(file, { mode }));
			const { lines } = await imports().lines({ id: file.id, only: 'errors', offset: 0, limit: 9 });
			return lines.map(({ line, cells }) => [
				line,
				...cells.flatMap(({ problems }) => problems.map(({ code }) => code))
			]);
		};
		expect(await codes('insert')).toEqual([[2, 'import.key-known']]);
		expect(await codes('update')).toEqual([[3, 'import.key-unknown']]);
	});

	it('asks for warnings to be confirmed', async () => {
		const file = await send(world, 'article', 'number,name,price,cost\nw1,Cheap,1,2\n');
		const chosen = withUnit(file);
		const progress = await checked(world, file.id, chosen);
		expect(progress).toMatchObject({
			warnings: ['price.below-cost'],
			counts: { warned: 1, inserted: 1 }
		});
		await expect(imports().commit({ id: file.id, operation: newId() })).rejects.toThrow(
			'import.warned'
		);
		const { progress: done } = await run(file, chosen, ['price.below-cost']);
		expect(done.phase).toBe('written');
	});

	it('checks again when rows moved on between check and commit', async () => {
		const file = await send(world, 'article', 'number,name\nb1,Mine\n');
		await checked(world, file.id, plan(file));
		const row = await article('b1');
		await world.api().entities.article.save({
			operation: newId(),
			changes: [{ id: String(row?.id), version: Number(row?.version), patch: { name: 'Theirs' } }]
		});
		await imports().commit({ id: file.id, operation: newId() });
		const progress = await settled(world, file.id);
		expect(progress).toMatchObject({ phase: 'checked', problems: [{ code: 'import.stale' }] });
		expect(await article('b1')).toMatchObject({ name: 'Theirs' });
		const { progress: done } = await run(file, plan(file));
		expect(done.phase).toBe('written');
		expect(await article('b1')).toMatchObject({ name: 'Mine' });
	});
});

describe('plans that cannot be', () => {
	const text = 'number,name\nx,y\n';
	it.each([
		['import.nothing-mapped', { fields: {} }],
		['import.key-missing', { mode: 'update', key: [] }],
		['import.key-unmapped', { key: ['ean'] }],
		['field.unknown', { fields: { nonsense: { column: 0 } } }],
		['field.readonly', { fields: { margin: { column: 0 } } }]
	] as [string, Partial<ImportPlan>][])('are refused with %s', async (code, over) => {
		const file = await send(world, 'article', text);
		await expect(imports().check({ id: file.id, plan: plan(file, over) })).rejects.toThrow(code);
	});

	it('are refused for fields that the user may not change, and for users without rights', async () => {
		const who = ['import.run', 'article.read', 'article.write'];
		const file = await send(world, 'article', text, { who });
		const api = world.api(who).imports;
		const cost = plan(file, { fields: { ...file.plan.fields, cost: { constant: '1' } } });
		await expect(api.check({ id: file.id, plan: cost })).rejects.toThrow('field.forbidden');
		await expect(imports().progress({ id: file.id })).rejects.toThrow('import.gone');
		await expect(world.api(['import.run']).imports.describe({ id: file.id })).rejects.toThrow(
			'import.gone'
		);
		await expect(world.api(['article.write']).imports.describe({ id: file.id })).rejects.toThrow(
			'import.run'
		);
	});

	it('are refused for an import that has ended or is at work', async () => {
		const file = await send(world, 'article', text);
		await expect(imports().commit({ id: file.id, operation: newId() })).rejects.toThrow(
			'import.busy'
		);
		await imports().cancel({ id: file.id });
		await expect(imports().progress({ id: file.id })).rejects.toThrow('import.gone');
	});
});
