import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { newId } from '../support/make.ts';
import { addSample } from '../support/samples.ts';
import { actor } from '../support/world.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

/** What a caller over HTTP sees of a call: the status, and the problems that it is told. */
async function call(procedure: string, input: unknown) {
	const request = new Request(`http://localhost:3000/api/trpc/${procedure}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(input)
	});
	const signedIn = { actor: actor(), language: 'en', session: null } as const;
	const response = await answer(request, { db: worlds.ready.db, signedIn, requestId: 'test' });
	const { error } = (await response.json()) as { error?: { data: { problems: unknown } } };
	return { status: response.status, problems: error?.data.problems };
}

const change = (id: string, version: number, patch: object) => ({
	operation: newId(),
	changes: [{ id, version, patch }]
});

test('a request of the wrong shape is told by its path and what was expected', async () => {
	const { status, problems } = await call('entities.category.save', {
		...change('not an id', -1, {}),
		colour: 'red'
	});
	expect(status).toBe(400);
	expect(problems).toMatchObject([
		{ code: 'request.invalid', params: { path: 'changes.0.id' } },
		{ code: 'request.invalid', params: { path: 'changes.0.version' } },
		{ code: 'request.invalid', params: { path: '' } }
	]);
});

test('a cell of ten megabytes is told at its row and field, whatever its kind', async () => {
	const { id, version } = await addSample(worlds.ready, 'article', 7);
	const huge = 'x'.repeat(10_000_000);
	for (const [field, code] of [
		['name', 'text.too-long'],
		['salesPrice', 'number.expected'],
		['kind', 'choice.unknown'],
		['unit', 'reference.unknown']
	]) {
		const asked = change(id, version, { [String(field)]: huge });
		expect(await call('entities.article.save', asked)).toMatchObject({
			status: 422,
			problems: [{ code, at: { row: id, field } }]
		});
	}
});

test('a value that is refused is told at its row and field', async () => {
	const id = newId();
	const patch = { name: 'x'.repeat(101) };
	expect(await call('entities.category.save', change(id, 0, patch))).toEqual({
		status: 422,
		problems: [{ code: 'text.too-long', params: { max: 100 }, at: { row: id, field: 'name' } }]
	});
});

test('a row that changed or went is a conflict', async () => {
	const { id } = await addSample(worlds.ready, 'category', 0);
	const rows = [{ id, version: 7 }];
	expect(await call('entities.category.remove', { operation: newId(), rows })).toMatchObject({
		status: 409,
		problems: [{ code: 'row.changed', at: { row: id } }]
	});
	const gone = newId();
	expect(await call('entities.category.save', change(gone, 1, {}))).toEqual({
		status: 409,
		problems: [{ code: 'row.gone', at: { row: gone } }]
	});
});

test('a procedure that does not exist is not found', async () => {
	expect(await call('entities.spaceship.list', { offset: 0, limit: 1 })).toMatchObject({
		status: 404
	});
});
