import { afterAll, beforeAll, expect, test } from 'vitest';
import { movementKinds } from '#lib/domain/stock/movement-kind.ts';
import { exportFile } from '#lib/server/exports/export-rows.ts';
import { addMissingRows } from '#lib/server/setup/set-up.ts';
import { stored } from '#lib/domain/registry.ts';
import { known } from '#lib/domain/model/assert.ts';
import { grants } from '#lib/domain/access/grants.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { deviations } from '../support/ledger.ts';
import { newId } from '../support/make.ts';
import { makeStock, rowsOf, type Stock } from '../support/stock.ts';
import { actor, TODAY, type Who } from '../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const kinds = () => rowsOf(stock.world, 'movementKind');

async function call(kind: string, patch: Readonly<Record<string, string | null>>) {
	const row = known(
		(await kinds()).find((each) => each['kind'] === kind),
		kind
	);
	return stock.save('movementKind', row.id, row.version, patch);
}

const wordsOf = async (who?: Who) => (await stock.world.api(who).session.me()).words;

async function exported(language: 'en' | 'de') {
	const asked = { format: 'csv', query: {}, fields: ['kind'], language } as const;
	const reader = { db: stock.world.db, actor: actor(), today: TODAY };
	const { body } = await exportFile(reader, known(stored['stockMove'], 'stockMove'), asked);
	return new Response(body).text();
}

async function found(text: string) {
	const locale = 'de-DE';
	const find = { text, whole: false, exact: false, fields: ['kind'], query: {}, locale };
	return (await entityApi(stock.world, 'stockMove').find({ find, from: 0, limit: 10 })).cells;
}

test('every kind of move has a row from the beginning, which neither comes nor goes by hand', async () => {
	const rows = await kinds();
	expect(rows.map((row) => row['kind'])).toEqual(Object.keys(movementKinds));
	expect(rows.every((row) => row['en'] === null && row['tr'] === null)).toBe(true);
	const api = entityApi(stock.world, 'movementKind');
	const [{ id, version }] = [known(rows[0], 'putIn')];
	const removal = api.remove({ operation: newId(), rows: [{ id, version }] });
	expect(await codesOf(removal)).toEqual(['row.single']);
	const added = { id: newId(), version: 0, patch: { en: 'Gift' } };
	expect(await codesOf(api.save({ operation: newId(), changes: [added] }))).toEqual(['row.single']);
	const renamed = { id, version, patch: { kind: 'takeOut' } };
	const save = api.save({ operation: newId(), changes: [renamed] });
	expect(await codesOf(save)).toEqual(['field.readonly']);
});

test('a company that was there before is given the rows that it lacks', async () => {
	await call('putIn', { en: 'Found again' });
	await stock.world.db.writer.execute(
		`delete from "movementKind" where kind in ('takeOut', 'transfer')`
	);
	await addMissingRows(stock.world.db);
	await addMissingRows(stock.world.db);
	const rows = await kinds();
	expect(rows.map((row) => row['kind']).toSorted()).toEqual(Object.keys(movementKinds).toSorted());
	expect(rows.find((row) => row['kind'] === 'putIn')).toMatchObject({ en: 'Found again' });
	await call('putIn', { en: null });
});

test('a kind is called by the word of the company wherever it is told, in its language', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	expect(await exported('de')).toContain('Einlagerung');
	const { version } = await call('putIn', { de: 'Rücklauf', en: null });
	const words = { 'stockMove.kind.putIn': 'Rücklauf' };
	expect(await wordsOf()).toEqual({ en: {}, de: words, pl: {}, tr: {} });
	expect(await exported('de')).toContain('Rücklauf');
	expect(await exported('de')).not.toContain('Einlagerung');
	expect(await exported('en')).toContain('Put-in');
	expect([await found('rücklauf'), await found('Einlagerung')]).toEqual([1, 0]);
	const [row] = (await kinds()).filter((each) => each['kind'] === 'putIn');
	await stock.save('movementKind', known(row, 'putIn').id, version, { de: null });
	expect(await wordsOf()).toEqual({ en: {}, de: {}, pl: {}, tr: {} });
	expect([await found('rücklauf'), await found('Einlagerung')]).toEqual([0, 1]);
});

test('who may not see moves does not hear what they are called', async () => {
	await call('transfer', { en: 'Carrying' });
	expect((await wordsOf()).en).toEqual({ 'stockMove.kind.transfer': 'Carrying' });
	expect((await wordsOf('clerk')).en).toEqual({ 'stockMove.kind.transfer': 'Carrying' });
	const without = grants.filter((grant) => grant !== 'stockMove.read');
	expect((await wordsOf(without)).en).toEqual({});
	expect(await codesOf(call('transfer', { en: 'x'.repeat(61) }))).toEqual(['text.too-long']);
});

test('nothing is done otherwise for what it is called (F11)', async () => {
	for (const [kind] of Object.entries(movementKinds))
		await call(kind, { en: 'Take-out', de: 'Alles' });
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const toWarehouse = await stock.addWarehouse();
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	await stock.posted(
		'transfer',
		{ fromWarehouse: warehouse, toWarehouse },
		{ article, quantity: 4 }
	);
	const out = await stock.posted('takeOut', { warehouse }, { article, quantity: 3 });
	await stock.perform('cancel', [out]);
	const moves = await stock.moves(article);
	expect(moves.map(({ kind }) => kind)).toEqual(['putIn', 'transfer', 'takeOut', 'takeOut']);
	expect((await stock.records(article)).map(({ onHand }) => onHand)).toEqual([6, 4]);
	expect(await deviations(stock.world.db)).toEqual([]);
	const filter = { field: 'kind', is: 'equals', value: 'transfer' } as const;
	const { rows } = await entityApi(stock.world, 'stockMove').list({ offset: 0, limit: 9, filter });
	expect(rows.map((row) => row['article'])).toEqual([article]);
});
