import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAmount } from '#lib/domain/model/amount.ts';
import type { Field, StoredField } from '#lib/domain/model/field.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { codesOf, entityApi, problemsOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import {
	addSample,
	changeable,
	CONFIRMED,
	otherCell,
	plural,
	sampleRow,
	storedNamed,
	typed,
	writable
} from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

/** A row to be changed: the only one, or a new sample. */
async function rowToChange(name: string, n: number): Promise<AnyRow> {
	const world = worlds.of(name);
	if (plural.includes(name)) return addSample(world, name, n);
	const { rows } = await entityApi(world, name).list({ offset: 0, limit: 1 });
	return rows[0] ?? { id: '', version: 0 };
}

async function read(name: string, id: string): Promise<AnyRow | undefined> {
	return (await entityApi(worlds.of(name), name).rows({ ids: [id] })).rows[0];
}

const save = (name: string, id: string, version: number, patch: object, operation = newId()) =>
	entityApi(worlds.of(name), name).save({
		operation,
		source: 'paste',
		changes: [{ id, version, patch: { ...patch } }],
		confirmed: CONFIRMED
	});

const undo = (name: string, undoes: string) =>
	worlds.of(name).api().history.undo({ operation: newId(), undoes });

const lastEntry = async (name: string, row: string) =>
	(await worlds.of(name).api().history.row({ entity: name, row })).entries[0];

const withoutVersion = (row: AnyRow | undefined) => ({ ...row, version: null });

test('every kind of field is used by some entity', () => {
	const kinds = typed.flatMap((name) =>
		Object.values(storedNamed(name).fields).map(({ kind }) => kind)
	);
	expect([...new Set(kinds)].sort()).toEqual(
		[
			...['choice', 'date', 'flag', 'formula', 'integer', 'money'],
			...['percent', 'price', 'quantity', 'ref', 'text']
		].sort()
	);
});

describe.each(plural)('%s', (name) => {
	test('is added, listed, told in the history, and taken back', async () => {
		const world = worlds.of(name);
		const patch = await sampleRow(world, name, 1);
		const [id, operation] = [newId(), newId()];
		const { rows } = await save(name, id, 0, patch, operation);
		expect(rows).toEqual([expect.objectContaining({ ...patch, id, version: 1 })]);
		const listed = await entityApi(world, name).list({ offset: 0, limit: 1000, total: true });
		expect(listed.rows.find((row) => row.id === id)).toEqual(rows[0]);
		expect(listed.total).toBe(listed.rows.length);
		const entry = await lastEntry(name, id);
		expect(entry).toMatchObject({ kind: 'insert', who: 'administrator', source: 'paste' });
		const filled = Object.entries(patch).filter(([, cell]) => cell !== null);
		const told = filled.map(([field, cell]) => ({ field, old: null, new: cell }));
		expect(entry?.cells).toEqual(expect.arrayContaining(told));
		expect(await undo(name, operation)).toEqual({ undone: 1, skipped: [] });
		expect(await read(name, id)).toBeUndefined();
	});

	test('is removed and comes back as it was', async () => {
		const row = await addSample(worlds.of(name), name, 2);
		const remove = (version: number, operation = newId()) =>
			entityApi(worlds.of(name), name).remove({ operation, rows: [{ id: row.id, version }] });
		expect(await codesOf(remove(row.version + 1))).toEqual(['row.changed']);
		const operation = newId();
		expect(await remove(row.version, operation)).toEqual({ removed: [row.id] });
		expect(await read(name, row.id)).toBeUndefined();
		expect(await codesOf(remove(row.version))).toEqual(['row.gone']);
		expect(await codesOf(save(name, row.id, row.version, {}))).toEqual(['row.gone']);
		expect(await lastEntry(name, row.id)).toMatchObject({ kind: 'delete' });
		expect(await undo(name, operation)).toEqual({ undone: 1, skipped: [] });
		expect(withoutVersion(await read(name, row.id))).toEqual(withoutVersion(row));
		await removeFor(name, row.id);
	});

	test('says which cells must be filled', async () => {
		const { fields } = storedNamed(name);
		const missing = storedEntries(fields)
			.filter(([, { required, initial }]) => required && initial === undefined)
			.map(([field]) => field);
		const problems = await problemsOf(save(name, newId(), 0, {}));
		const empty = problems.filter(({ code }) => code === 'cell.required');
		expect(empty.map(({ at }) => at?.field)).toEqual(missing);
	});

	test('refuses a value that another row has, in any case of letters', async () => {
		const world = worlds.of(name);
		const first = await addSample(world, name, 3);
		const entity = storedNamed(name);
		const single = writable(entity).filter(([, { unique }]) => unique);
		const sets = [...single.map(([field]) => [field]), ...(entity.unique ?? [])];
		for (const set of sets) {
			const same = Object.fromEntries(set.map((field) => [field, swapped(first[field])]));
			if (set.some((field) => first[field] === null)) continue;
			const patch = { ...(await sampleRow(world, name, 4)), ...same };
			const problems = await problemsOf(save(name, newId(), 0, patch));
			expect(problems.map(({ code, at }) => [code, set.includes(at?.field ?? '')])).toContainEqual([
				'value.taken',
				true
			]);
		}
		await removeFor(name, first.id);
	});

	test('is not added twice under one id, nor twice in one save', async () => {
		const row = await addSample(worlds.of(name), name, 120);
		const patch = await sampleRow(worlds.of(name), name, 121);
		expect(await codesOf(save(name, row.id, 0, patch))).toContain('row.exists');
		const change = { id: row.id, version: row.version, patch: {} };
		const twice = entityApi(worlds.of(name), name).save({
			operation: newId(),
			changes: [change, change]
		});
		expect(await codesOf(twice)).toContain('row.twice');
		await removeFor(name, row.id);
	});
});

describe.each(typed)('each cell of %s', (name) => {
	const { fields } = storedNamed(name);

	test('is changed, told with old and new, and taken back', async () => {
		let row = await rowToChange(name, 30);
		for (const [field] of changeable(storedNamed(name))) {
			const value = await otherCell(worlds.of(name), name, field, row[field] ?? null, 200);
			const operation = newId();
			const saved = await save(name, row.id, row.version, { [field]: value }, operation);
			expect(saved.rows).toEqual([
				expect.objectContaining({ id: row.id, [field]: value, version: row.version + 1 })
			]);
			expect(await lastEntry(name, row.id)).toMatchObject({
				kind: 'update',
				source: 'paste',
				cells: expect.arrayContaining([{ field, old: row[field], new: value }])
			});
			expect(await undo(name, operation)).toMatchObject({ skipped: [] });
			const back = await read(name, row.id);
			expect(withoutVersion(back)).toEqual(withoutVersion(row));
			expect(back?.version).toBe(row.version + 2);
			row = back ?? row;
		}
		await removeFor(name, row.id);
	});

	test('is emptied unless it must be filled', async () => {
		let row = await rowToChange(name, 60);
		for (const [field, { required }] of changeable(storedNamed(name))) {
			if (required) {
				for (const blank of [null, '', ' \t']) {
					expect(
						await problemsOf(save(name, row.id, row.version, { [field]: blank }))
					).toMatchObject([{ code: 'cell.required', at: { row: row.id, field } }]);
				}
			} else {
				const { rows } = await save(name, row.id, row.version, { [field]: null });
				expect(rows[0]).toMatchObject({ [field]: null });
				row = rows[0] ?? row;
			}
		}
		await removeFor(name, row.id);
	});

	test('refuses what it cannot hold and stays as it is', async () => {
		const row = await rowToChange(name, 90);
		for (const [field, definition] of Object.entries(fields)) {
			for (const [value, code] of wrong(definition)) {
				const problems = await problemsOf(save(name, row.id, row.version, { [field]: value }));
				expect(problems, `${field} = ${JSON.stringify(value)?.slice(0, 50)}`).toEqual(
					expect.arrayContaining([expect.objectContaining({ code, at: { row: row.id, field } })])
				);
			}
		}
		for (const field of ['colour', 'id', 'version', 'rowid', 'constructor']) {
			expect(await codesOf(save(name, row.id, row.version, { [field]: 'x' }))).toEqual([
				'field.unknown'
			]);
		}
		expect(await read(name, row.id)).toEqual(row);
		await removeFor(name, row.id);
	});
});

test('the one row of the settings is neither added nor removed', async () => {
	for (const name of typed.filter((name) => !plural.includes(name))) {
		const { id, version, ...cells } = await rowToChange(name, 0);
		const filled = Object.fromEntries(writable(storedNamed(name)).map(([f]) => [f, cells[f]]));
		expect(await codesOf(save(name, newId(), 0, filled))).toEqual(['row.single']);
		const { remove } = entityApi(worlds.of(name), name);
		const removal = remove({ operation: newId(), rows: [{ id, version }] });
		expect(await codesOf(removal)).toEqual(['row.single']);
	}
});

/** Where only so many rows fit, each test leaves none behind. */
async function removeFor(name: string, id: string) {
	if (worlds.of(name) !== worlds.bare) return;
	const row = await read(name, id);
	const rows = [{ id, version: row?.version ?? 0 }];
	await entityApi(worlds.bare, name).remove({ operation: newId(), rows });
}

const swapped = (cell: unknown) =>
	typeof cell === 'string' && /^[\da-z]{2} [a-zA-Z]+$/.test(cell)
		? cell.replace(/[a-z]/gi, (sign) =>
				sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase()
			)
		: cell;

type Wrong = readonly (readonly [value: unknown, code: string])[];

function wrong(field: Field): Wrong {
	if (field.kind === 'formula' || field.readonly) return [[1, 'field.readonly']];
	return wrongByKind[field.kind](field);
}

const numbers = (field: StoredField): Wrong => [
	['12', 'number.expected'],
	[true, 'number.expected'],
	[1e15, field.max === undefined ? 'number.too-large' : 'number.above'],
	...(field.min === undefined ? [] : [[field.min - 1, 'number.too-small'] as const]),
	...(field.max === undefined ? [] : [[field.max + 1, 'number.above'] as const]),
	...(isAmount(field.kind) ? [[1.00000001, 'number.too-precise'] as const] : [])
];

const wrongByKind: Record<StoredField['kind'], (field: StoredField) => Wrong> = {
	text: ({ max = 2000 }) => [
		[7, 'text.expected'],
		[false, 'text.expected'],
		['x'.repeat(max + 1), 'text.too-long']
	],
	integer: (field) => [...numbers(field), [1.5, 'number.not-whole']],
	quantity: numbers,
	price: numbers,
	money: numbers,
	percent: numbers,
	date: () => [
		['2026-02-30', 'date.expected'],
		['1.3.2026', 'date.expected'],
		[20260301, 'date.expected']
	],
	flag: () => [
		['yes', 'flag.expected'],
		[1, 'flag.expected']
	],
	choice: () => [
		['robot', 'choice.unknown'],
		[1, 'choice.unknown']
	],
	ref: () => [
		[newId(), 'reference.unknown'],
		['x'.repeat(65), 'reference.unknown'],
		[7, 'reference.unknown']
	]
};
