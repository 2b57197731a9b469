import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities, type EntityName } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { addSample, sampleRow, type Cells } from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

const names = (Object.keys(entities) as EntityName[]).filter(
	(name) => (entities[name] as Entity).oneDefault
);

/** Of each group at most one row is the default; whoever takes it takes it from the other in the same operation (F30). */
describe.each(names)('the defaults of %s', (name) => {
	const { oneDefault = [] }: Entity = entities[name];
	const flags = oneDefault.map(({ flag }) => flag);
	const per = oneDefault[0]?.per[0] ?? '';
	const all = (value: boolean) => Object.fromEntries(flags.map((flag) => [flag, value]));
	const api = () => entityApi(worlds.ready, name);

	/** A new row of the group of `owner`, or of a group of its own. */
	async function add(n: number, cells: Cells, owner?: unknown, operation = newId()) {
		const sample = await sampleRow(worlds.ready, name, n);
		const group = owner === undefined ? await freshOwner() : owner;
		const patch = { ...sample, [per]: group, ...cells };
		const { rows } = await api().save({ operation, changes: [{ id: newId(), version: 0, patch }] });
		return { ...rows[0], id: rows[0]?.id ?? '', version: 1, owner: group };
	}
	let count = 0;
	const base = 300 + 100 * names.indexOf(name);
	const freshOwner = async () => {
		const field = (entities[name] as Entity).fields[per];
		const target = field?.kind === 'ref' ? (field.to as EntityName) : name;
		return (await addSample(worlds.ready, target, base + (count += 1))).id;
	};
	const states = async (...ids: string[]) => {
		const { rows } = await api().rows({ ids });
		return ids.map((id) => flags.map((flag) => rows.find((row) => row.id === id)?.[flag]));
	};
	const on = flags.map(() => true);
	const off = flags.map(() => false);

	test('are taken from another row all at once, and given back', async () => {
		const first = await add(1, all(true));
		const operation = newId();
		const second = await add(2, all(true), first.owner, operation);
		expect(await states(first.id, second.id)).toEqual([off, on]);
		await worlds.ready.api().history.undo({ operation: newId(), undoes: operation });
		expect(await states(first.id)).toEqual([on]);
	});

	test('move with their row, and are taken from the row that is there', async () => {
		const [moving, staying] = [await add(3, all(true)), await add(4, all(true))];
		const operation = newId();
		const change = { id: moving.id, version: 1, patch: { [per]: staying.owner } };
		await api().save({ operation, changes: [change] });
		expect(await states(moving.id, staying.id)).toEqual([on, off]);
		await worlds.ready.api().history.undo({ operation: newId(), undoes: operation });
		expect(await states(moving.id, staying.id)).toEqual([on, on]);
	});

	test('change hands within one save, in either order', async () => {
		const first = await add(5, all(true));
		const second = await add(6, all(false), first.owner);
		const hand = (version: number, from: string, to: string) => [
			{ id: to, version, patch: all(true) },
			{ id: from, version, patch: all(false) }
		];
		await api().save({ operation: newId(), changes: hand(1, first.id, second.id) });
		expect(await states(first.id, second.id)).toEqual([off, on]);
		const back = hand(2, second.id, first.id).reverse();
		await api().save({ operation: newId(), changes: back });
		expect(await states(first.id, second.id)).toEqual([on, off]);
	});

	test('are taken by the row that stays while the other one moves away', async () => {
		const leaving = await add(7, all(true));
		const heir = await add(8, all(false), leaving.owner);
		const elsewhere = await freshOwner();
		await api().save({
			operation: newId(),
			changes: [
				{ id: heir.id, version: 1, patch: all(true) },
				{ id: leaving.id, version: 1, patch: { [per]: elsewhere } }
			]
		});
		expect(await states(leaving.id, heir.id)).toEqual([on, on]);
	});
});
