import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import { documentOf } from '#lib/domain/registry.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { exportFile, type ExportFormat } from '#lib/server/exports/export-rows.ts';
import type { Language } from '#lib/server/texts.ts';
import { entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import {
	addSample,
	CONFIRMED,
	otherCell,
	plural,
	storedNamed,
	typed,
	writable
} from '../support/samples.ts';
import { actor, TODAY } from '../support/world.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';
import { checked, send, settled } from './imports/support.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

/** Lines come with the number of their document, which a draft has not got yet. */
const inFiles = (name: string) => !documentOf(storedNamed(name));
const names = typed.filter(inFiles);
/** Those of which a file finds its rows again after one of their cells was changed. */
const keyed = names.filter(
	(name) => keyOf(storedNamed(name)).length > 0 && freeFields(name).length > 0
);

/** Fields that tell rows apart and are never all empty. */
function keyOf(entity: Entity): readonly string[] {
	const typed = writable(entity);
	if (entity.single) return typed.some(([name]) => name === entity.title) ? [entity.title] : [];
	const own = typed.find(([, { unique, required }]) => unique && required);
	if (own) return [own[0]];
	const inFile = (set: readonly string[]) =>
		set.every((name) => typed.some(([own]) => own === name));
	return entity.unique?.find(inFile) ?? [];
}

async function exported(name: string, format: ExportFormat, language: Language) {
	const reader = { db: worlds.of(name).db, actor: actor(), today: TODAY };
	const fields = writable(storedNamed(name)).map(([field]) => field);
	const file = await exportFile(reader, storedNamed(name), { format, query: {}, fields, language });
	return Buffer.from(await new Response(file.body).arrayBuffer());
}

/** Sends a file and writes what it holds; the plan is the one that its columns suggest. */
async function imported(name: string, content: Buffer, locale: Language) {
	const world = worlds.of(name);
	const file = await send(world, name, content, { locale });
	const fields = writable(storedNamed(name)).map(([field]) => field);
	expect(Object.keys(file.plan.fields).sort()).toEqual([...fields].sort());
	const key = keyOf(storedNamed(name));
	const mode = key.length > 0 ? 'upsert' : 'insert';
	const plan: ImportPlan = { ...file.plan, mode, key, blank: 'clear' };
	const { counts } = await checked(world, file.id, plan);
	const bad = await world.api().imports.lines({ id: file.id, only: 'errors', offset: 0, limit: 9 });
	expect(
		bad.lines.map(({ problems, cells }) => [problems, cells.map((cell) => cell.problems)])
	).toEqual([]);
	const operation = newId();
	await world.api().imports.commit({ id: file.id, operation, confirmed: CONFIRMED });
	expect(await settled(world, file.id)).toMatchObject({ phase: 'written', operation });
	return { operation, counts };
}

async function rowsOf(name: string): Promise<readonly AnyRow[]> {
	return (await entityApi(worlds.of(name), name).list({ offset: 0, limit: 1000 })).rows;
}

/** What files carry of the rows: the cells that may be typed, in no order. */
const contents = (name: string, rows: readonly AnyRow[]) =>
	rows
		.map((row) => JSON.stringify(writable(storedNamed(name)).map(([field]) => row[field])))
		.sort();

describe.each(plural.filter(inFiles))('%s', (name) => {
	test('goes out as CSV and comes back as it was, in German', async () => {
		const world = worlds.of(name);
		const most = world === worlds.bare ? 3 : 6;
		const ids = new Set<string>();
		for (let n = 0; n < most; n += 1) ids.add((await addSample(world, name, n)).id);
		const before = await rowsOf(name);
		const file = await exported(name, 'csv', 'de');
		const rows = before.filter(({ id }) => ids.has(id)).map(({ id, version }) => ({ id, version }));
		await entityApi(world, name).remove({ operation: newId(), rows });
		const { operation, counts } = await imported(name, file, 'de');
		expect(counts).toMatchObject({
			inserted: most,
			updated: 0,
			unchanged: before.length - most,
			faulty: 0
		});
		expect(contents(name, await rowsOf(name))).toEqual(contents(name, before));
		const table = await world.api().history.table({ entity: name });
		expect(table.operations[0]).toMatchObject({ id: operation, source: 'import', inserted: most });
	});
});

describe.each(keyed)('%s', (name) => {
	test('goes out as a workbook that puts back what was changed, and is undone', async () => {
		const world = worlds.of(name);
		const before = await rowsOf(name);
		const file = await exported(name, 'xlsx', 'en');
		const row = known(before.at(-1), name);
		const field = known(freeFields(name).at(-1), name);
		const value = await otherCell(world, name, field, row[field] ?? null, 700);
		const change = { id: row.id, version: row.version, patch: { [field]: value } };
		await entityApi(world, name).save({
			operation: newId(),
			changes: [change],
			confirmed: CONFIRMED
		});
		const changed = await rowsOf(name);
		const { operation, counts } = await imported(name, file, 'en');
		expect(counts).toMatchObject({ inserted: 0, faulty: 0 });
		expect(counts.updated).toBeGreaterThan(0);
		expect(contents(name, await rowsOf(name))).toEqual(contents(name, before));
		const undone = await world.api().history.undo({ operation: newId(), undoes: operation });
		expect(undone).toEqual({ undone: counts.updated, skipped: [] });
		expect(contents(name, await rowsOf(name))).toEqual(contents(name, changed));
	});
});

/** Cells that do not tell which row it is. */
function freeFields(name: string): readonly string[] {
	const key = keyOf(storedNamed(name));
	return writable(storedNamed(name))
		.map(([field]) => field)
		.filter((field) => !key.includes(field));
}
