import { afterAll, beforeAll, expect, test } from 'vitest';
import { stored } from '#lib/domain/registry.ts';
import { known } from '#lib/domain/model/assert.ts';
import { startImport } from '#lib/server/imports/describe.ts';
import { seenBy } from '#lib/server/store/seen.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { actor } from '../../support/world.ts';
import { MARK, openTwoHouses, type TwoHouses } from './two-houses.ts';

let houses: TwoHouses;
beforeAll(async () => {
	houses = await openTwoHouses();
});
afterAll(async () => {
	expect(await deviations(houses.stock.world.db)).toEqual([]);
	await houses.stock.world.close();
});

const apiOf = (name: string) => entityApi(houses.stock.world, name, 'administrator', [houses.own]);
const add = (name: string, patch: object) => {
	const changes = [{ id: newId(), version: 0, patch: { ...patch } }];
	return apiOf(name).save({ operation: newId(), changes });
};
const perform = (type: string, action: string, rows: { id: string; version: number }[]) =>
	known(houses.limited().documents[type]?.[action], action)({ operation: newId(), rows });

test('he works in his own warehouse as everybody does', async () => {
	const { own, ownBin, article } = houses;
	const { rows } = await add('putIn', { warehouse: own });
	const paper = known(rows[0], 'putIn');
	await add('putInLine', { document: paper.id, article, bin: ownBin, quantity: 5, unitCost: 3 });
	const posted = await perform('putIn', 'post', [{ id: paper.id, version: paper.version }]);
	expect(posted.rows).toMatchObject([{ state: 'posted' }]);
	const { id } = await houses.recordIn(own);
	const counted = [{ id, seen: 13, counted: 8 }];
	const count = { operation: newId(), reason: 'counted', rows: counted, confirmed: [] };
	expect((await houses.limited().counting.post(count)).rows).toHaveLength(1);
});

test('a hidden warehouse or shelf cannot be named', async () => {
	const { own, hidden, hiddenBin, article } = houses;
	const unknown = async (call: Promise<unknown>) =>
		(await problemsOf(call)).map(({ code, at }) => [code, at?.field]);
	expect(await unknown(add('takeOut', { warehouse: hidden }))).toEqual([
		['reference.unknown', 'warehouse']
	]);
	const way = { fromWarehouse: own, toWarehouse: hidden };
	expect(await unknown(add('transfer', way))).toEqual([['reference.unknown', 'toWarehouse']]);
	const lying = await unknown(
		add('stockRecord', { article, warehouse: own, bin: hiddenBin, minimum: 1 })
	);
	expect(lying).toContainEqual(['reference.unknown', 'bin']);
	const other = await houses.stock.addArticle();
	const step = { do: 'set', value: hidden } as const;
	const change = { target: { ids: [other] }, field: 'defaultWarehouse', step };
	expect(await apiOf('article').previewBulk(change)).toMatchObject({ errors: 1 });
	const changes = [{ id: other, version: 1, patch: { defaultWarehouse: hidden } }];
	const save = { operation: newId(), source: 'paste' as const, changes };
	expect(await codesOf(apiOf('article').save(save))).toEqual(['reference.unknown']);
});

test('other cells of an article that usually lies there are changed, and that stays', async () => {
	const { article, hidden, hiddenBin } = houses;
	const { version } = await houses.stock.row('article', article);
	const patch = { name: 'Green tea' };
	const changes = [{ id: article, version, patch }];
	const { rows } = await apiOf('article').save({ operation: newId(), changes });
	expect(rows).toMatchObject([{ name: 'Green tea', defaultWarehouse: null, defaultBin: null }]);
	const step = { do: 'set', value: 'Black tea' } as const;
	const change = { target: { ids: [article] }, field: 'name', step };
	const { state } = await apiOf('article').previewBulk(change);
	await apiOf('article').applyBulk({ operation: newId(), change, state });
	expect(await houses.stock.row('article', article)).toMatchObject({
		...{ name: 'Black tea', defaultWarehouse: hidden, defaultBin: hiddenBin }
	});
});

test('a transfer takes rights on both sides: to post, take back, change, remove and fill it (F79, R5)', async () => {
	const { there, back, article } = houses;
	const seen = ({ id, version }: { id: string; version: number }) => [{ id, version }];
	const refused = async (call: Promise<unknown>) =>
		expect(await codesOf(call)).toEqual(['warehouse.beyond']);
	const before = await houses.stock.row('transfer', back.id);
	await refused(perform('transfer', 'post', seen(back)));
	await refused(perform('transfer', 'cancel', seen(there)));
	const patch = { note: 'mine' };
	const changes = [{ ...known(seen(back)[0], 'back'), patch }];
	await refused(apiOf('transfer').save({ operation: newId(), changes }));
	await refused(apiOf('transfer').remove({ operation: newId(), rows: seen(back) }));
	await refused(add('transferLine', { document: back.id, article, quantity: 1 }));
	const step = { do: 'set', value: 'mine' } as const;
	const change = { target: { ids: [back.id] }, field: 'note', step };
	const preview = await apiOf('transfer').previewBulk(change);
	expect(preview).toMatchObject({ rows: 1, errors: 1 });
	const { state } = preview;
	await refused(apiOf('transfer').applyBulk({ operation: newId(), change, state }));
	expect(await houses.stock.row('transfer', back.id)).toEqual(before);
	expect((await houses.stock.perform('post', [back]))[0]).toMatchObject({ state: 'posted' });
});

test('a count of hidden goods, a bulk change and a replacement find nothing there', async () => {
	const { hidden, limited } = houses;
	const { id } = await houses.recordIn(hidden);
	const rows = [{ id, seen: 1, counted: 2 }];
	const count = { operation: newId(), reason: 'counted', rows, confirmed: [] };
	expect(await codesOf(limited().counting.post(count))).toEqual(['row.gone']);
	const all = { target: { query: {} }, field: 'minimum', step: { do: 'set', value: 3 } } as const;
	const preview = await apiOf('stockRecord').previewBulk(all);
	expect(preview).toMatchObject({ rows: 1, changed: 1 });
	const order = { operation: newId(), change: all, state: preview.state };
	expect(await apiOf('stockRecord').applyBulk(order)).toMatchObject({ changed: 1 });
	expect((await houses.stock.row('stockRecord', id))['minimum']).toBeNull();
	const find = { query: {}, fields: ['note'], text: 'hidden-house note', locale: 'en-GB' };
	const found = await apiOf('putIn').previewReplace({ find, with: 'x' });
	expect(JSON.stringify(found)).not.toMatch(/hidden-house note/);
});

test('a file names what is not there, and is not written', async () => {
	const { world } = houses.stock;
	const asker = actor('administrator', [houses.own]);
	const context = { db: seenBy(world.db, asker), actor: asker };
	async function* body() {
		yield Buffer.from('warehouse,code\nHIDDEN-HOUSE,NEW1\nOWN,NEW2\n');
	}
	const entity = known(stored['bin'], 'bin');
	const file = await startImport(context, entity, { name: 'bins.csv', locale: 'en', body: body() });
	const { imports } = houses.limited();
	await imports.check({ id: file.id, plan: file.plan });
	for (;;) {
		const { phase } = await imports.progress({ id: file.id });
		if (phase !== 'checking') break;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const lines = await imports.lines({ id: file.id, only: 'errors', offset: 0, limit: 10 });
	expect(lines.lines).toHaveLength(1);
	expect(JSON.stringify(lines)).toMatch(/"reference\.unknown"/);
	expect(JSON.stringify(lines)).not.toMatch(/Hidden house/);
});

test('what somebody did in both warehouses he takes back in his own alone', async () => {
	const { own, hidden, stock } = houses;
	const [mine, other] = [await houses.recordIn(own), await houses.recordIn(hidden)];
	const operation = newId();
	const changes = [mine, other].map(({ id, version }) => ({ id, version, patch: { minimum: 77 } }));
	await entityApi(stock.world, 'stockRecord').save({ operation, changes });
	const undone = await houses.limited().history.undo({ operation: newId(), undoes: operation });
	expect(undone).toEqual({ undone: 1, skipped: [] });
	expect((await stock.row('stockRecord', mine.id))['minimum']).not.toBe(77);
	expect((await stock.row('stockRecord', other.id))['minimum']).toBe(77);
});

test('a conflict, a removal and a value that is taken tell nothing of the hidden warehouse', async () => {
	const { hidden, article, limited, ownBin, own } = houses;
	const texts = [
		apiOf('warehouse').remove({ operation: newId(), rows: [{ id: hidden, version: 1 }] }),
		apiOf('article').remove({
			...{ operation: newId(), rows: [{ id: article, version: 3 }] }
		}),
		apiOf('article').save({
			operation: newId(),
			changes: [
				{
					id: article,
					version: 1,
					patch: { defaultWarehouse: own },
					old: { defaultWarehouse: null }
				}
			]
		}),
		limited().history.undo({ operation: newId(), undoes: newId() })
	].map((call) =>
		call.then(JSON.stringify, (error: Error) => JSON.stringify([error.message, error.cause]))
	);
	for (const text of await Promise.all(texts)) {
		expect(text).not.toMatch(MARK);
	}
	expect(await houses.stock.row('bin', ownBin)).toMatchObject({ code: 'OPENSHELF' });
});

test('what hidden rows stand in the way of is refused without their number', async () => {
	const { stock, own, hidden } = houses;
	const lying = await stock.addArticle();
	for (const warehouse of [own, hidden, hidden]) {
		const bin = warehouse === own ? houses.ownBin : await stock.addBin(hidden);
		await stock.posted('putIn', { warehouse }, { article: lying, bin, quantity: 3 });
	}
	const rows = [{ id: lying, version: 1 }];
	const remove = apiOf('article').remove({ operation: newId(), rows });
	expect(await problemsOf(remove)).toEqual([{ code: 'warehouse.beyond', at: { row: lying } }]);
	const patch = { tracking: 'batch' };
	const changes = [{ id: lying, version: 1, patch }];
	const counted = (call: Promise<unknown>) =>
		problemsOf(call).then((problems) => problems.map(({ params }) => params?.['count']));
	const save = () => ({ operation: newId(), changes });
	expect(await counted(entityApi(stock.world, 'article').save(save()))).toContain(3);
	expect(await counted(apiOf('article').save(save()))).not.toContain(3);
});

test('what was done before is not told again once its warehouse is hidden', async () => {
	const { stock, hidden } = houses;
	const { id, version } = await houses.recordIn(hidden);
	const save = { operation: newId(), changes: [{ id, version, patch: { minimum: 4 } }] };
	const api = entityApi(stock.world, 'stockRecord');
	expect((await api.save(save)).rows).toHaveLength(1);
	expect((await api.save(save)).rows).toHaveLength(1);
	expect((await apiOf('stockRecord').save(save)).rows).toEqual([]);
});

test('who is limited makes no warehouses, and does not say who is limited', async () => {
	expect(await codesOf(add('warehouse', { code: 'NEW', name: 'New' }))).toEqual([
		'warehouse.beyond'
	]);
	const user = newId();
	const person = { login: 'Nora', name: 'Nora', language: 'en' };
	await houses.stock.save('user', user, 0, person);
	expect(await codesOf(add('userWarehouse', { user, warehouse: houses.own }))).toEqual([
		'auth.above-yours'
	]);
	const [role] = (await houses.stock.world.api().entities.role.list({ offset: 0, limit: 1 })).rows;
	expect(await codesOf(add('userRole', { user, role: role?.id }))).toEqual(['auth.above-yours']);
	const given = { user, warehouse: houses.hidden };
	expect(await codesOf(add('userWarehouse', given))).toEqual(['reference.unknown']);
});
