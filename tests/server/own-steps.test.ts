import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
const row = newId();
beforeEach(async () => (world = await makeWorld()));
afterEach(() => world.close());

async function rename(name: string, version: number, who: 'manager' | 'administrator' = 'manager') {
	const operation = newId();
	const changes = [{ id: row, version, patch: { name } }];
	await world.api(who).entities.category.save({ operation, changes });
	return operation;
}
async function undo(undoes: string) {
	const operation = newId();
	await world.api('manager').history.undo({ operation, undoes });
	return operation;
}
async function steps(who: 'manager' | 'administrator' = 'manager') {
	const { past, future } = await world.api(who).history.steps({ entity: 'category' });
	return [past, future].map((all) => all.map(({ operation }) => operation));
}

test('steps outlast the page: done, undone, done again', async () => {
	const added = await rename('One', 0);
	const renamed = await rename('Two', 1);
	expect(await steps()).toEqual([[added, renamed], []]);
	const back = await undo(renamed);
	expect(await steps()).toEqual([[added], [back]]);
	await undo(back);
	expect(await steps()).toEqual([[added, renamed], []]);
	const again = await undo(renamed);
	expect(await steps()).toEqual([[added], [again]]);
	const other = await rename('Three', 5);
	expect(await steps()).toEqual([[added, other], []]);
});

test('nobody has the steps of another user, or of another table', async () => {
	const added = await rename('One', 0);
	const theirs = await rename('Two', 1, 'administrator');
	expect(await steps()).toEqual([[added], []]);
	expect(await steps('administrator')).toEqual([[theirs], []]);
	expect(await world.api('manager').history.steps({ entity: 'article' })).toEqual({
		past: [],
		future: []
	});
});
