import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkChange, BulkStep } from '#lib/domain/model/change.ts';
import { isAmount } from '#lib/domain/model/amount.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { codesOf, entityApi, problemsOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import {
	addSample,
	changeable,
	CONFIRMED,
	otherCell,
	plural,
	storedNamed
} from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

async function bulk(name: string, rows: readonly AnyRow[], field: string, step: BulkStep) {
	const api = entityApi(worlds.of(name), name);
	const change: BulkChange = { target: { ids: rows.map(({ id }) => id) }, field, step };
	const preview = await api.previewBulk(change);
	const operation = newId();
	const order = { operation, change, state: preview.state, confirmed: CONFIRMED };
	return { preview, operation, apply: () => api.applyBulk(order) };
}

async function cellsOf(name: string, rows: readonly AnyRow[], field: string) {
	const ids = rows.map(({ id }) => id);
	const found = (await entityApi(worlds.of(name), name).rows({ ids })).rows;
	return ids.map((id) => found.find((row) => row.id === id)?.[field] ?? null);
}

const undo = (name: string, undoes: string) =>
	worlds.of(name).api().history.undo({ operation: newId(), undoes });

describe.each(plural)('%s', (name) => {
	const entity = storedNamed(name);
	const shared = changeable(entity).filter(
		([field, { unique }]) => !unique && !entity.unique?.some((set) => set.includes(field))
	);
	const flags = new Set((entity.oneDefault ?? []).map(({ flag }) => flag));
	let rows: readonly AnyRow[];
	beforeAll(async () => {
		const most = worlds.of(name) === worlds.bare ? 2 : 3;
		const added: AnyRow[] = [];
		for (let n = 0; n < most; n += 1)
			added.push(await addSample(worlds.of(name), name, most === 2 ? n : 6 * n));
		const ids = added.map(({ id }) => id);
		rows = (await entityApi(worlds.of(name), name).rows({ ids })).rows;
	});

	test('sets any cell of many rows to one value, as one operation', async () => {
		for (const [field] of shared.filter(([field]) => !flags.has(field))) {
			const before = await cellsOf(name, rows, field);
			const value = await otherCell(worlds.of(name), name, field, before[0] ?? null, 201);
			const { preview, operation, apply } = await bulk(name, rows, field, { do: 'set', value });
			expect(preview).toMatchObject({ rows: rows.length, errors: 0 });
			expect(await apply(), field).toEqual({ operation, changed: preview.changed });
			expect(await cellsOf(name, rows, field)).toEqual(before.map(() => value));
			expect(await undo(name, operation)).toMatchObject({ skipped: [] });
			expect(await cellsOf(name, rows, field)).toEqual(before);
		}
	});

	test('clears what may be empty, and says of the rest that it may not', async () => {
		for (const [field, { required }] of shared) {
			const before = await cellsOf(name, rows, field);
			const { preview, operation, apply } = await bulk(name, rows, field, { do: 'clear' });
			if (required) {
				const codes = preview.lines.flatMap(({ problems }) => problems.map(({ code }) => code));
				expect(new Set(codes)).toEqual(new Set(['cell.required']));
				expect(preview.errors).toBe(rows.length);
				expect(await codesOf(apply())).toContain('cell.required');
				continue;
			}
			if (preview.changed === 0) expect(await codesOf(apply())).toEqual(['bulk.nothing']);
			else {
				await apply();
				expect(await cellsOf(name, rows, field)).toEqual(before.map(() => null));
				await undo(name, operation);
			}
			expect(await cellsOf(name, rows, field)).toEqual(before);
		}
	});

	test('reckons with every number', async () => {
		const numbers = shared.filter(([, { kind }]) => kind === 'integer' || isAmount(kind));
		for (const [field] of numbers) {
			const before = await cellsOf(name, rows, field);
			const { preview } = await bulk(name, rows, field, { do: 'add', value: 1 });
			const told = new Map(preview.lines.map((line) => [line.id, line.new]));
			rows.forEach(({ id }, at) => {
				const cell: Cell = before[at] ?? null;
				if (cell !== null) expect(told.get(id)).toBe(Number(cell) + 1);
			});
		}
	});
});

describe('a bulk change', () => {
	test('tells a formula that comes to an error at its row', async () => {
		const rows = [await addSample(worlds.ready, 'article', 30)];
		const step = { do: 'formula', formula: '=1/0' } as const;
		const { preview, apply } = await bulk('article', rows, 'salesPrice', step);
		const problem = { code: 'formula.error', params: { error: '#DIV/0!' } };
		expect(preview).toMatchObject({ errors: 1, lines: [{ problems: [problem] }] });
		expect(await problemsOf(apply())).toMatchObject([problem]);
	});

	test('is stale when a row was replaced by another one since', async () => {
		const first = await addSample(worlds.ready, 'category', 60);
		const filter = { field: 'description', is: 'equals', value: 'replaced' } as const;
		const api = entityApi(worlds.ready, 'category');
		const mark = (id: string, version: number) =>
			api.save({
				operation: newId(),
				changes: [{ id, version, patch: { description: 'replaced' } }]
			});
		await mark(first.id, 1);
		const change: BulkChange = {
			target: { query: { filter } },
			field: 'description',
			step: { do: 'set', value: 'changed' }
		};
		const { state } = await api.previewBulk(change);
		await api.remove({ operation: newId(), rows: [{ id: first.id, version: 2 }] });
		const second = await addSample(worlds.ready, 'category', 61);
		await mark(second.id, 1);
		const applied = api.applyBulk({ operation: newId(), change, state });
		expect(await codesOf(applied)).toEqual(['bulk.stale']);
	});
});

test('an operation that never was, or of a table one may not write, is not taken back', async () => {
	const undoes = newId();
	const nothing = worlds.ready.api().history.undo({ operation: newId(), undoes });
	expect(await codesOf(nothing)).toEqual(['operation.gone']);
	const patch = { name: 'Not mine' };
	await entityApi(worlds.ready, 'category').save({
		operation: undoes,
		changes: [{ id: newId(), version: 0, patch }]
	});
	const clerk = worlds.ready.api(['category.read', 'history.read']);
	expect(await codesOf(clerk.history.undo({ operation: newId(), undoes }))).toEqual([
		'operation.gone'
	]);
});
