import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { belonging } from '#lib/domain/access/belonging.ts';
import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import { exportFile } from '#lib/server/exports/export-rows.ts';
import { seenBy } from '#lib/server/store/seen.ts';
import { codesOf, entityApi } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { addSample, changeable, otherCell, typed } from '../../support/samples.ts';
import { makeStock, type Stock } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let stock: Stock;
let own: Id;
beforeAll(async () => {
	stock = await makeStock();
	for (const name of tables) {
		samples.set(name, [
			await addSample(stock.world, name, 0),
			await addSample(stock.world, name, 1)
		]);
	}
	own = await stock.addWarehouse();
});
afterAll(() => stock.world.close());

/** Every right there is, and one warehouse, in which nothing lies. */
const limited = () => stock.world.api('administrator', TODAY, [own]);
const tables = belonging().filter((name) => typed.includes(name));
/** They lie in warehouses that were made for them. */
const samples = new Map<string, readonly AnyRow[]>();

test('every table with a warehouse is told apart, whatever is built later', () => {
	const named = Object.values(stored).filter(({ name, fields, appended }) => {
		const field = fields['warehouse'];
		return name !== 'warehouse' && !appended && field?.kind === 'ref' && field.to === 'warehouse';
	});
	expect(named.map(({ name }) => name).filter((name) => !tables.includes(name))).toEqual([]);
});

describe.each(tables)('%s: what lies in another warehouse', (name) => {
	const entity = known(stored[name], name);
	const rows = () => samples.get(name) ?? [];
	const api = () => entityApi(stock.world, name, 'administrator', [own]);
	const ids = () => rows().map(({ id }) => id);
	const seen = (found: readonly { readonly id: Id }[]) =>
		found.map(({ id }) => id).filter((id) => ids().includes(id));

	test('is in no list, total, search or file', async () => {
		const whole = await entityApi(stock.world, name).list({ offset: 0, limit: 1000, total: true });
		expect(seen(whole.rows)).toHaveLength(2);
		const rest = name === 'warehouse' ? 1 : 0;
		for (const field of Object.keys(entity.fields)) {
			const page = { offset: 0, limit: 1000, total: true, sort: [{ field }] };
			const { total, rows } = await api().list(page);
			expect([rows.length, total]).toEqual([rest, rest]);
			const { values } = await api().distinct({ field, query: {} });
			expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(rest);
		}
		expect((await api().rows({ ids: ids() })).rows).toEqual([]);
		expect((await api().totals({ query: {}, fields: [] })).count).toBe(rest);
		expect((await api().lookup({ search: '', ids: ids(), limit: 100 })).options).toEqual([]);
		expect(seen((await api().lookup({ search: '', limit: 100 })).options)).toEqual([]);
		expect(await api().position({ query: {}, id: known(ids()[0], name) })).toEqual({ at: null });
		const text = { query: {}, fields: Object.keys(entity.fields), text: 'a', locale: 'en-GB' };
		const { hits } = await api().find({ find: text, from: 0, limit: 100 });
		expect(seen(hits)).toEqual([]);
		const admin = actor('administrator', [own]);
		const reader = { db: seenBy(stock.world.db, admin), actor: admin, today: TODAY };
		const wanted = { format: 'csv', query: {}, fields: [], language: 'en' } as const;
		const { body } = await exportFile(reader, entity, wanted);
		const lines = (await new Response(body).text()).trim().split('\n');
		expect(lines).toHaveLength(1 + rest);
	});

	test('has no history and no news', async () => {
		const { history } = limited();
		for (const row of ids()) {
			expect((await history.row({ entity: name, row, limit: 100 })).entries).toEqual([]);
		}
		const whole = await stock.world.api().history.table({ entity: name, limit: 100 });
		expect(whole.operations.length).toBeGreaterThan(0);
		for (const { id: operation } of whole.operations) {
			expect(seen((await history.operation({ operation })).entries.map(rowOf))).toEqual([]);
		}
		const { operations } = await history.table({ entity: name, limit: 100 });
		expect(operations).toHaveLength(name === 'warehouse' ? 1 : 0);
	});

	test('is not changed, removed or acted on', async () => {
		const row = known(rows()[0], name);
		const seenRow = { id: row.id, version: row.version };
		const [field = ''] = changeable(entity).map(([field]) => field);
		const cell = await otherCell(stock.world, name, field, row[field] ?? null, 1);
		const change = { ...seenRow, patch: { [field]: cell } };
		const save = (version: number) =>
			api().save({ operation: newId(), changes: [{ ...change, version, old: {} }] });
		expect(await codesOf(save(row.version))).toEqual(['row.gone']);
		expect(await codesOf(save(row.version + 7))).toEqual(['row.gone']);
		expect(await codesOf(api().remove({ operation: newId(), rows: [seenRow] }))).toEqual([
			'row.gone'
		]);
		const step = { do: 'clear' } as const;
		const bulk = { target: { ids: ids() }, field, step };
		expect(await api().previewBulk(bulk)).toMatchObject({ rows: 0, lines: [] });
		for (const action of Object.keys(documents[name]?.actions ?? {})) {
			const perform = known(limited().documents[name]?.[action], action);
			const call = perform({ operation: newId(), rows: [seenRow] });
			expect(await codesOf(call)).toEqual(['row.gone']);
		}
		expect(await stock.row(name, row.id)).toEqual(row);
	});

	test('is not made, and what was done there is not undone', async () => {
		const row = known(rows()[1], name);
		const cells = changeable(entity).map(([field]) => [field, row[field] ?? null]);
		const owner = entity.owner ? { [entity.owner]: row[entity.owner] } : {};
		const patch = { ...owner, ...Object.fromEntries(cells) };
		const add = api().save({ operation: newId(), changes: [{ id: newId(), version: 0, patch }] });
		const codes = await codesOf(add);
		expect(codes.some((code) => ['reference.unknown', 'warehouse.beyond'].includes(code))).toBe(
			true
		);
		const { operations } = await stock.world.api().history.table({ entity: name, limit: 1 });
		const undoes = known(operations[0], name).id;
		expect(await limited().history.undo({ operation: newId(), undoes })).toMatchObject({
			undone: 0
		});
		expect((await entityApi(stock.world, name).rows({ ids: ids() })).rows).toHaveLength(2);
	});
});

const rowOf = ({ row }: { readonly row: Id }) => ({ id: row });
