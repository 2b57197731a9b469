import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

async function partner(): Promise<string> {
	const id = newId();
	const patch = { number: id.slice(-12), name: 'Owner', customer: true };
	const changes = [{ id, version: 0, patch }];
	await world.api().entities.partner.save({ operation: newId(), changes });
	return id;
}

async function save(id: string, version: number, patch: object): Promise<string> {
	const operation = newId();
	await world.api().entities.contact.save({ operation, changes: [{ id, version, patch }] });
	return operation;
}

async function contact(owner: string, preferred: boolean): Promise<string> {
	const id = newId();
	await save(id, 0, { partner: owner, name: id, preferred });
	return id;
}

const undo = (undoes: string) => world.api().history.undo({ operation: newId(), undoes });

async function preferred(...ids: string[]) {
	const { rows } = await world.api().entities.contact.rows({ ids });
	return ids.map((id) => rows.find((row) => row.id === id)?.preferred);
}

test('undo does not take a default from the row that somebody gave it to since', async () => {
	const owner = await partner();
	const [a, b, c] = [await contact(owner, true), await contact(owner, false), newId()];
	const toB = await save(b, 1, { preferred: true });
	await save(c, 0, { partner: owner, name: 'C', preferred: true });
	const { undone, skipped } = await undo(toB);
	expect(undone).toBe(0);
	expect(skipped).toMatchObject([
		{ row: b, field: 'preferred' },
		{ row: a, field: 'preferred' }
	]);
	expect(await preferred(a, b, c)).toEqual([false, false, true]);
});

test('a row that moves back does not take the default either', async () => {
	const [from, to] = [await partner(), await partner()];
	const a = await contact(from, true);
	const move = await save(a, 1, { partner: to });
	const b = await contact(from, true);
	expect(await undo(move)).toMatchObject({ undone: 1, skipped: [{ row: a, field: 'preferred' }] });
	expect(await preferred(a, b)).toEqual([false, true]);
});

test('a deleted row comes back without a default that another one took', async () => {
	const owner = await partner();
	const a = await contact(owner, true);
	const removal = newId();
	const rows = [{ id: a, version: 1 }];
	await world.api().entities.contact.remove({ operation: removal, rows });
	const b = await contact(owner, true);
	expect(await undo(removal)).toMatchObject({ undone: 1, skipped: [{ row: a }] });
	expect(await preferred(a, b)).toEqual([false, true]);
});
