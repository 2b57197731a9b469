import { existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import { importThrough } from '#lib/server/cli/import-command.ts';
import { openHere } from '#lib/server/cli/door.ts';
import { readArguments } from '#lib/server/cli/arguments.ts';
import { faultyLinesAsCsv } from '#lib/server/imports/errors-csv.ts';
import { jobOf } from '#lib/server/imports/jobs.ts';
import { KONTOR, setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../../support/make.ts';
import { actor, makeWorld, type World } from '../../support/world.ts';
import { checked, fixture, send, sendFixture, settled, sourceOf } from './support.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
});
afterAll(() => world.close());

const imports = () => world.api().imports;
const many = (count: number, name = 'Article') =>
	`number,name,unit\n${Array.from({ length: count }, (_, at) => `N${at},${name} ${at},PCS`).join('\n')}\n`;

async function articles(): Promise<number> {
	const { total } = await world.api().entities.article.list({ offset: 0, limit: 1, total: true });
	return Number(total);
}

/** The folders of the imports that this process has open. */
function folders(): readonly string[] {
	const home = join(tmpdir(), `kontor-imports-${process.getuid?.() ?? 0}`);
	const all = existsSync(home) ? readdirSync(home) : [];
	return all.filter((name) => name.startsWith(`${process.pid}-`));
}

it('is one operation and one undo, and a repeated commit writes nothing twice', async () => {
	const before = await articles();
	const file = await send(world, 'article', many(1200));
	await checked(world, file.id, file.plan);
	const operation = newId();
	await imports().commit({ id: file.id, operation });
	expect(await settled(world, file.id)).toMatchObject({ phase: 'written', operation });
	expect(await articles()).toBe(before + 1200);
	// The answer was lost and the client asks again; another operation is another wish.
	expect(await imports().commit({ id: file.id, operation })).toMatchObject({ phase: 'written' });
	await expect(imports().commit({ id: file.id, operation: newId() })).rejects.toThrow(
		'import.busy'
	);

	const { operations } = await world.api().history.table({ entity: 'article', limit: 1 });
	expect(operations).toMatchObject([{ id: operation, source: 'import', inserted: 1200 }]);
	const undone = await world.api().history.undo({ operation: newId(), undoes: operation });
	expect(undone).toMatchObject({ undone: 1200 });
	expect(await articles()).toBe(before);
});

it('can be cancelled while it is checked and while it is written, and leaves nothing behind', async () => {
	const before = await articles();
	const file = await send(world, 'article', many(20_000));
	const open = folders().length;
	await imports().check({ id: file.id, plan: file.plan });
	await imports().cancel({ id: file.id });
	await expect(imports().progress({ id: file.id })).rejects.toThrow('import.gone');

	const second = await send(world, 'article', many(20_000));
	await checked(world, second.id, second.plan);
	await imports().commit({ id: second.id, operation: newId() });
	const job = jobOf({ db: world.db, actor: actor() }, second.id);
	expect(await imports().cancel({ id: second.id })).toEqual({ cancelled: true });
	expect(job).toMatchObject({ phase: 'cancelled', problems: [{ code: 'import.cancelled' }] });
	expect(await articles()).toBe(before);
	expect(folders().length).toBe(open - 1);

	const late = await send(world, 'article', many(1, 'Late'));
	await checked(world, late.id, late.plan);
	await imports().commit({ id: late.id, operation: newId() });
	await settled(world, late.id);
	expect(await imports().cancel({ id: late.id })).toEqual({ cancelled: false });
});

it('keeps files where only their owner may look, and refuses larger ones', async () => {
	const file = await send(world, 'article', many(1));
	const { folder } = jobOf({ db: world.db, actor: actor() }, file.id);
	expect(statSync(folder).mode & 0o077).toBe(0);
	await imports().cancel({ id: file.id });
	expect(existsSync(folder)).toBe(false);
	await expect(send(world, 'article', Buffer.alloc(101_000_000, 'a'))).rejects.toMatchObject({
		problems: [{ code: 'import.too-large', params: { max: 100 } }]
	});
	await expect(send(world, 'article', Buffer.from([137, 80, 78, 71, 0]))).rejects.toThrow(
		'import.binary'
	);
});

it('finds references by number, title and alias, and says when a word is ambiguous', async () => {
	const partners = 'number,name,customer\nP1,Same,1\nP2,Same,1\nP3,Other,1\n';
	const file = await send(world, 'partner', partners);
	await checked(world, file.id, file.plan);
	await imports().commit({ id: file.id, operation: newId() });
	await settled(world, file.id);
	const text = 'partner,city,country\nP1,Bonn,DE\nother,Paris,Germany\nSame,Rome,USA\nNone,X,XX\n';
	const addresses = await send(world, 'address', text);
	await checked(world, addresses.id, { ...addresses.plan, mode: 'insert', key: [] });
	const asked = { id: addresses.id, only: 'all', offset: 0, limit: 9 } as const;
	const { lines } = await imports().lines(asked);
	const told = lines.map(({ cells }) =>
		cells.flatMap(({ field, problems }) => problems.map(({ code }) => `${field} ${code}`))
	);
	expect(told).toEqual([
		[],
		[],
		['partner reference.ambiguous'],
		['partner reference.unknown', 'country reference.unknown']
	]);
	expect(lines[1]?.cells.map((cell) => cell.new)).toEqual(['Other', 'Paris', 'Germany']);
});

it('refuses a key that several rows hold', async () => {
	const file = await send(world, 'partner', 'name,phone\nSame,1\nOther,2\n');
	const plan: ImportPlan = { ...file.plan, key: ['name'], mode: 'update' };
	expect((await checked(world, file.id, plan)).counts).toMatchObject({ faulty: 1, updated: 1 });
	const { lines } = await imports().lines({ id: file.id, only: 'errors', offset: 0, limit: 9 });
	expect(lines[0]?.cells[0]?.problems).toMatchObject([
		{ code: 'import.key-ambiguous', params: { count: 2 } }
	]);
});

it('hands out faulty lines as a file with line, reason and the columns as sent', async () => {
	const file = await sendFixture(world, 'partner', 'suppliers.csv');
	await checked(world, file.id, {
		...file.plan,
		fields: { ...file.plan.fields, supplier: { constant: 'yes' } }
	});
	const text = await faultyLinesAsCsv(jobOf({ db: world.db, actor: actor() }, file.id), 'de');
	const lines = text.trim().split('\r\n');
	expect(lines).toHaveLength(1 + 9);
	expect(lines[0]).toMatch(/^Zeile;Grund;supplierID;companyName;/);
	expect(lines[1]).toMatch(/^8;Die Zeile hat 13 statt 12 Spalten/);
});

it('can be read anew, and keeps corrections over another check', async () => {
	const file = await send(
		world,
		'article',
		'title\nnumber,name,unit\nr1,Right,PCS\nr2,Wrong,NONE\n'
	);
	expect(file.reading.header).toBe(2);
	const other = await imports().read({ id: file.id, reading: { ...file.reading, header: 0 } });
	expect(other.columns.map(({ name }) => name)).toEqual(['A']);
	const back = await imports().read({ id: file.id, reading: file.reading });
	await checked(world, file.id, back.plan);
	await imports().correct({ id: file.id, line: 4, texts: ['r2', 'Wrong', 'pcs'] });
	const progress = await checked(world, file.id, { ...back.plan, mode: 'insert' });
	expect(progress.counts).toMatchObject({ inserted: 2, faulty: 0 });
});

it('looks for the header anew when another sheet is chosen', async () => {
	const book = await writeXlsx({
		sheets: [
			{ name: 'Notes', rows: [['Read me'], ['please']] },
			{ name: 'Units', rows: [['Our units'], [], ['code', 'name'], ['X9', 'Nine']] }
		]
	});
	const file = await send(world, 'unit', Buffer.from(book));
	expect(file.reading).toMatchObject({ sheet: 'Notes', header: 1 });
	const { header: _, ...reading } = { ...file.reading, sheet: 'Units' };
	const read = await imports().read({ id: file.id, reading });
	expect(read.reading).toMatchObject({ sheet: 'Units', header: 3 });
	expect(read.plan.fields).toEqual({ code: { column: 0 }, name: { column: 1 } });
});

it('tells numbers and flags of a workbook as the user writes them, and takes them back so', async () => {
	const rows = [
		['number', 'name', 'unit', 'salesPrice', 'discontinued'],
		['w1', 'Whole', 'PCS', 0.1 + 0.2, true],
		['w2', 'Broken', 'PCS', -2.5, false]
	];
	const book = Buffer.from(await writeXlsx({ sheets: [{ name: 'Articles', rows }] }));
	const file = await send(world, 'article', book, { locale: 'pl' });
	expect(file.columns.map(({ samples }) => samples[0])).toEqual([
		'w1',
		'Whole',
		'PCS',
		'0,3',
		'tak'
	]);
	expect(file.plan.fields['salesPrice']).toEqual({ column: 3, decimal: ',' });
	await checked(world, file.id, file.plan);
	const { lines } = await imports().lines({ id: file.id, only: 'errors', offset: 0, limit: 9 });
	expect(lines).toMatchObject([{ line: 3, texts: ['w2', 'Broken', 'PCS', '-2,5', 'nie'] }]);
	const texts = ['w2', 'Broken', 'PCS', '1.250,5', 'nie'];
	const corrected = await imports().correct({ id: file.id, line: 3, texts });
	expect(corrected.progress.counts).toMatchObject({ inserted: 2, faulty: 0 });
	const price = corrected.lines[0]?.cells.find(({ field }) => field === 'salesPrice');
	expect(price).toMatchObject({ new: 1250.5, text: '1.250,5' });
});

it('does the same from the command line', async () => {
	const said: string[] = [];
	const run = async (...args: string[]) => {
		said.length = 0;
		const asked = readArguments(args);
		if ('wrong' in asked) throw new Error(asked.wrong);
		return importThrough(openHere(world.db, KONTOR), asked, (line) => said.push(line));
	};
	const dirty = fixture('suppliers.csv');
	expect(await run('partner', dirty, '--set', 'supplier=yes')).toBe(1);
	expect(said[0]).toBe('29 lines: 20 new, 0 changed, 0 unchanged, 9 with errors');
	expect(said[1]).toMatch(/^line 8: The row has 13 columns instead of 12/);

	const { path } = sourceOf('Nummer;Titel;Preis\nc1;Tee;1,50\nc2;Kaffee;abc\n');
	const maps = ['--map', 'Nummer=number', '--map', 'Titel=name', '--map', 'Preis=salesPrice'];
	const options = [...maps, '--set', 'unit=PCS', '--key', 'number', '--locale', 'de'];
	expect(await run('article', path, ...options)).toBe(1);
	expect(said.at(-1)).toContain('line 3: Sales price: ');
	expect(said.at(-1)).toContain('("abc")');
	const good = sourceOf('Nummer;Titel;Preis\nc1;Tee;1,50\n').path;
	const before = await articles();
	expect(await run('article', good, ...options, '--dry-run')).toBe(0);
	expect(await articles()).toBe(before);
	expect(await run('article', good, ...options)).toBe(0);
	expect(await articles()).toBe(before + 1);
	expect(readArguments(['nothing', 'x'])).toMatchObject({ wrong: /No table nothing/ });
	expect(readArguments(['article'])).toHaveProperty('wrong');
	expect(readArguments(['article', 'x', '--mode', 'guess'])).toHaveProperty('wrong');
});
