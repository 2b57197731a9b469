import { afterAll, beforeAll, expect, test } from 'vitest';
import { write } from '#lib/server/db/transaction.ts';
import { begin, record } from '#lib/server/store/log.ts';
import { newId } from '../support/make.ts';
import { actor, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

async function save(id: string, version: number, patch: object): Promise<string> {
	const operation = newId();
	const { unit } = world.api().entities;
	await unit.save({ operation, changes: [{ id, version, patch }] });
	return operation;
}

async function undo(undoes: string) {
	const operation = newId();
	return { operation, ...(await world.api().history.undo({ operation, undoes })) };
}

const read = async (id: string) => (await world.api().entities.unit.rows({ ids: [id] })).rows[0];

async function isUndone(id: string) {
	const { operations } = await world.api().history.table({ entity: 'unit', limit: 100 });
	return operations.find((operation) => operation.id === id)?.undone;
}

test('a new row goes when every change of it was undone before, the last one first', async () => {
	const id = newId();
	const added = await save(id, 0, { code: 'A', name: 'Added' });
	const first = await save(id, 1, { name: 'First' });
	const second = await save(id, 2, { name: 'Second' });
	for (const operation of [second, first, added]) {
		expect(await undo(operation)).toMatchObject({ undone: 1, skipped: [] });
	}
	expect(await read(id)).toBeUndefined();
});

test('a new row that holds anything else since stays, and is told', async () => {
	const id = newId();
	const added = await save(id, 0, { code: 'B', name: 'Added' });
	await save(id, 1, { name: 'Mine' });
	expect(await undo(added)).toMatchObject({ undone: 0, skipped: [{ row: id, field: null }] });
	expect(await read(id)).toMatchObject({ name: 'Mine' });
	// Nothing was taken back, so nothing is marked as if it were.
	expect(await isUndone(added)).toBe(false);
});

test('a row tells how many rows an operation wrote with it, and whether that was undone', async () => {
	const { unit } = world.api().entities;
	const [one, other, operation] = [newId(), newId(), newId()];
	const changes = [one, other].map((id, at) => ({
		id,
		version: 0,
		patch: { code: `R${at}`, name: 'Together' }
	}));
	await unit.save({ operation, changes });
	const history = async () => (await world.api().history.row({ entity: 'unit', row: one })).entries;
	expect(await history()).toMatchObject([{ operation, rows: 2, undone: false }]);
	await undo(operation);
	expect(await history()).toMatchObject([
		{ kind: 'delete', rows: 2, undone: false },
		{ operation, undone: true }
	]);
});

test('undo of undo, four times over: rows and marks go to and fro', async () => {
	const id = newId();
	await save(id, 0, { code: 'C', name: 'Old' });
	const change = await save(id, 1, { name: 'New' });
	let last = change;
	for (const [name, undone] of [
		['Old', true],
		['New', false],
		['Old', true],
		['New', false]
	] as const) {
		last = (await undo(last)).operation;
		expect(await read(id)).toMatchObject({ name });
		expect(await isUndone(change)).toBe(undone);
	}
	expect(await undo(change)).toMatchObject({ undone: 1, skipped: [] });
});

test('a row deleted before its table had a column comes back with what the column starts with', async () => {
	const [id, removal] = [newId(), newId()];
	const row = { id, version: 4, login: 'old', name: 'Old' };
	await write({ db: world.db, actor: actor() }, async (tx) => {
		const logged = { id: removal, at: '2020-01-01', user: 'u', who: 'U', request: '' };
		const sequence = await begin(tx, { ...logged, source: 'grid', entity: 'user' });
		const draft = { id, before: row, after: row, changed: new Set<string>() };
		await record(tx, sequence ?? 0, 'user', 'delete', [draft]);
	});
	expect(await undo(removal)).toMatchObject({ undone: 1, skipped: [] });
	const { rows } = await world.api().entities.user.rows({ ids: [id] });
	expect(rows).toMatchObject([{ login: 'old', language: 'en', active: true, version: 5 }]);
});
