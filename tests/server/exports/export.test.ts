import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '#lib/domain/entities/index.ts';
import type { Query } from '#lib/domain/model/query.ts';
import { exportFile, type ExportFormat } from '#lib/server/exports/export-rows.ts';
import { harmless } from '#lib/server/exports/csv.ts';
import type { Language } from '#lib/server/texts.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../../support/make.ts';
import { actor, makeWorld, TODAY, type Who, type World } from '../../support/world.ts';
import { checked, send, settled } from '../imports/support.ts';

let world: World;
const nasty = ['=1+1', '=cmd|calc', '@SUM(A1)', '-2', '+3', 'Tee; "grün"', 'two\nlines', '0012'];

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { rows } = await world.api().entities.unit.list({ offset: 0, limit: 1 });
	const unit = String(rows[0]?.id);
	await world.api().entities.article.save({
		operation: newId(),
		changes: nasty.map((name, index) => ({
			id: newId(),
			version: 0,
			patch: { number: `00${index}`, name, unit, salesPrice: index + 0.5, cost: 0.25 }
		}))
	});
});
afterAll(() => world.close());

async function exported(
	format: ExportFormat,
	fields: string[],
	{ language = 'en' as Language, query = {} as Query, who = 'administrator' as Who } = {}
): Promise<Buffer> {
	const reader = { db: world.db, actor: actor(who), today: TODAY };
	const sort = [{ field: 'number' }];
	const asked = { format, query: { sort, ...query }, fields, language };
	const file = await exportFile(reader, entities.article, asked);
	const chunks: Uint8Array[] = [];
	const stream = file.body.getReader();
	for (let read = await stream.read(); !read.done; read = await stream.read())
		chunks.push(read.value);
	return Buffer.concat(chunks);
}

it('a workbook opens whatever signs its texts hold', async () => {
	const { article } = world.api().entities;
	const name = 'odd \u0000\u0001\u001f\uFFFE\uFFFF<&>';
	const [{ unit } = { unit: '' }] = (await article.list({ offset: 0, limit: 1 })).rows;
	const added = { id: newId(), version: 0, patch: { number: 'odd', name, unit } };
	await article.save({ operation: newId(), changes: [added] });
	const query: Query = { filter: { field: 'number', is: 'equals', value: 'odd' } };
	const book = await readXlsx(await exported('xlsx', ['name'], { query }));
	expect(book.sheets[0]?.rows[1]).toEqual(['odd \u0000\u0001\u001f\uFFFD\uFFFD<&>']);
	await article.remove({ operation: newId(), rows: [{ id: added.id, version: 1 }] });
});

describe('CSV', () => {
	it('stands in the language of the reader, references by title, and is safe to open', async () => {
		const fields = ['number', 'name', 'salesPrice', 'unit', 'kind', 'sales'];
		const text = (await exported('csv', fields, { language: 'de' })).toString('utf8');
		const lines = text.split('\r\n');
		expect(lines[0]).toBe('\ufeffNummer;Name;Verkaufspreis;Einheit;Art;Verkaufsartikel');
		expect(lines[1]).toMatch(/^000;'=1\+1;0,5;\w+;Handelsware;ja$/);
		expect(lines[2]).toContain("'=cmd|calc");
		expect(lines[6]).toContain(';"Tee; ""grün""";5,5;');
		expect(text).toContain('"two\nlines"');
		expect(text).toContain(';0012;');
	});

	it('leaves numbers numeric and guards only text', () => {
		expect(['=a', '  +a', '@a', '-a', '\ta', '\ra', 'a=b', '12'].map(harmless)).toEqual([
			"'=a",
			"'  +a",
			"'@a",
			"'-a",
			"'\ta",
			"'\ra",
			'a=b',
			'12'
		]);
	});

	it('holds all filtered rows and only those', async () => {
		const query = { filter: { field: 'salesPrice', is: 'less', value: 2 } } as const;
		const text = (await exported('csv', ['number'], { query })).toString('utf8');
		expect(text).toBe('\ufeffNumber\r\n000\r\n001\r\n');
	});

	it('keeps restricted fields from those who may not see them', async () => {
		const who = ['article.read', 'export.run'];
		const text = (await exported('csv', [], { who })).toString('utf8');
		expect(text).not.toContain('0.25');
		await expect(exported('csv', ['cost'], { who })).rejects.toThrow('query.invalid');
		const query = { filter: { field: 'cost', is: 'more', value: 0 } } as const;
		await expect(exported('csv', [], { who, query })).rejects.toThrow('query.invalid');
	});

	it('comes back by import without a change', async () => {
		const fields = ['number', 'name', 'salesPrice', 'unit', 'kind', 'discontinued'];
		const bytes = await exported('csv', fields, { language: 'de' });
		const file = await send(world, 'article', bytes, { locale: 'de' });
		expect(Object.keys(file.plan.fields).sort()).toEqual([...fields].sort());
		const progress = await checked(world, file.id, file.plan);
		expect(progress.counts).toMatchObject({ unchanged: nasty.length, updated: 0, faulty: 0 });
	});
});

describe('XLSX', () => {
	it('has real numbers, flags and text that is never a formula', async () => {
		const bytes = await exported('xlsx', ['number', 'name', 'salesPrice', 'sales']);
		const { sheets } = await readXlsx(bytes, { readStyles: true });
		const [sheet] = sheets;
		expect(sheet?.name).toBe('Articles');
		expect(sheet?.rows[0]).toEqual(['Number', 'Name', 'Sales price', 'Sold']);
		expect(sheet?.rows.slice(1).map(([, name]) => name)).toEqual(nasty);
		expect(sheet?.rows[1]).toEqual(['000', '=1+1', 0.5, true]);
		for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
		expect(sheet?.freezePane).toMatchObject({ rows: 1 });
	});

	it('has real days and comes back by import', async () => {
		const { rows } = await world.api().entities.currency.list({ offset: 0, limit: 1 });
		const id = newId();
		await world.api().entities.priceList.save({
			operation: newId(),
			changes: [
				{
					id,
					version: 0,
					patch: { name: 'Spring', currency: String(rows[0]?.id), validFrom: '2026-03-01' }
				}
			]
		});
		const reader = { db: world.db, actor: actor(), today: TODAY };
		const asked = { format: 'xlsx', query: {}, fields: [], language: 'de' } as const;
		const { body } = await exportFile(reader, entities.priceList, asked);
		const bytes = Buffer.from(await new Response(body).arrayBuffer());
		const values = (await readXlsx(bytes, { readStyles: true })).sheets[0]?.rows[1] ?? [];
		expect(values).toContainEqual(new Date('2026-03-01T00:00:00Z'));
		const file = await send(world, 'priceList', bytes);
		expect(file).toMatchObject({ format: 'xlsx', reading: { header: 1 } });
		const plan = { ...file.plan, key: ['name'], mode: 'upsert' } as const;
		const progress = await checked(world, file.id, plan);
		expect(progress.counts).toMatchObject({ unchanged: 1, faulty: 0 });
		await settled(world, file.id);
	});
});
