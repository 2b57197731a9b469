import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities, type EntityName } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { uniqueSets } from '#lib/server/writing/involved.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { addSample, CONFIRMED } from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

type Key = readonly Cell[];
type UniqueSet = { readonly name: EntityName; readonly fields: readonly string[] };

/** Every set of fields that no two rows may share and that somebody may type. */
const sets: readonly UniqueSet[] = (Object.keys(entities) as EntityName[]).flatMap((name) => {
	const entity: Entity = entities[name];
	const typed = uniqueSets(entity).filter((fields) =>
		fields.every((field) => !('readonly' in (entity.fields[field] ?? {})))
	);
	return typed.map((fields) => ({ name, fields }));
});

const api = ({ name }: UniqueSet) => entityApi(worlds.of(name), name);

async function stand(set: UniqueSet, ids: readonly string[]) {
	const { rows } = await api(set).rows({ ids: [...ids] });
	return ids.map((id) => {
		const row = rows.find((each) => each.id === id);
		return { id, version: row?.version ?? 0, key: set.fields.map((field) => row?.[field] ?? null) };
	});
}
const keysOf = async (set: UniqueSet, ids: readonly string[]) =>
	(await stand(set, ids)).map(({ key }) => key);

async function operations({ name }: UniqueSet): Promise<number> {
	const [row] = await worlds
		.of(name)
		.db.all<{ rows: number }>(sql`select count(*) as rows from operation where entity = ${name}`);
	return Number(row?.rows);
}

/** Gives each row the key at its place, all in one operation. */
async function give(set: UniqueSet, ids: readonly string[], keys: readonly Key[]): Promise<string> {
	const changes = (await stand(set, ids)).map(({ id, version }, at) => ({
		id,
		version,
		patch: Object.fromEntries(set.fields.map((field, of) => [field, keys[at]?.[of] ?? null]))
	}));
	const operation = newId();
	await api(set).save({ operation, changes, confirmed: CONFIRMED });
	return operation;
}

const undo = ({ name }: UniqueSet, undoes: string) =>
	worlds.of(name).api().history.undo({ operation: newId(), undoes });

/** What two rows may not share: text counts whatever its case. */
const folded = (key: Key): string => JSON.stringify(key).toLowerCase();

const MOVING = 5;
const STAYING = 3;
const samples = new Map<EntityName, Promise<readonly string[]>>();

/** The same rows for every set of a table; of one that has a row for each choice there are no more. */
function samplesOf(name: EntityName): Promise<readonly string[]> {
	const world = worlds.of(name);
	const first = world === worlds.bare ? 0 : 300;
	const many = world === worlds.bare ? 3 : 2 * (MOVING + STAYING);
	const found = samples.get(name) ?? add(name, first, many);
	samples.set(name, found);
	return found;
}

async function add(name: EntityName, first: number, many: number): Promise<readonly string[]> {
	const ids: string[] = [];
	for (let n = first; n < first + many; n += 1)
		ids.push((await addSample(worlds.of(name), name, n)).id);
	return ids;
}

describe.each(sets)('$name, $fields:', (set) => {
	let moving: readonly string[];
	let staying: readonly Key[];
	beforeAll(async () => {
		const all = await stand(set, await samplesOf(set.name));
		const filled = all.filter(({ key }) => key.every((cell) => cell !== null));
		moving = filled.slice(0, MOVING).map(({ id }) => id);
		staying = filled.slice(MOVING).map(({ key }) => key);
		expect(moving.length).toBeGreaterThan(2);
	});

	/** Every key at another place, and perhaps one that is at two. */
	const anyOrder = () => {
		const places = [...moving.keys()];
		return fc.record({
			order: fc.shuffledSubarray(places, { minLength: places.length }),
			also: fc.option(fc.record({ at: fc.constantFrom(...places), pick: fc.nat({ max: 20 }) })),
			capital: fc.boolean()
		});
	};

	test('rows exchange their values in any order and get them back', async () => {
		await fc.assert(
			fc.asyncProperty(anyOrder(), async ({ order }) => {
				const before = await keysOf(set, moving);
				const wanted = order.map((at) => before[at] ?? []);
				const operation = await give(set, moving, wanted);
				expect(await keysOf(set, moving)).toEqual(wanted);
				expect(await undo(set, operation)).toMatchObject({ skipped: [] });
				expect(await keysOf(set, moving)).toEqual(before);
			}),
			{ numRuns: 6 }
		);
	});

	test('what would end with one value in two rows changes nothing, all else is written', async () => {
		await fc.assert(
			fc.asyncProperty(anyOrder(), async ({ order, also, capital }) => {
				const before = await stand(set, moving);
				const logged = await operations(set);
				const keys = before.map(({ key }) => key);
				const wanted = order.map((at): Key => keys[at] ?? []);
				const pool = [...keys, ...staying];
				if (also) wanted[also.at] = cased(set, pool[also.pick % pool.length] ?? [], capital);
				const twice = new Set([...wanted, ...staying].map(folded)).size < pool.length;
				const given = give(set, moving, wanted);
				if (twice) {
					expect(new Set(await codesOf(given))).toEqual(new Set(['value.taken']));
					expect(await stand(set, moving)).toEqual(before);
					expect(await operations(set)).toBe(logged);
				} else {
					await undo(set, await given);
					expect(await keysOf(set, moving)).toEqual(keys);
				}
			}),
			{ numRuns: 20 }
		);
	});
});

/** The same in capital letters, where the text is one that may be typed so. */
function cased({ name, fields }: UniqueSet, key: Key, capital: boolean): Key {
	const entity: Entity = entities[name];
	return key.map((cell, at) => {
		const text = entity.fields[fields[at] ?? '']?.kind === 'text' && name !== 'roleGrant';
		return capital && text && typeof cell === 'string' ? cell.toUpperCase() : cell;
	});
}
