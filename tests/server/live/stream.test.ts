import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '#lib/domain/entities/index.ts';
import { openThere } from '#lib/server/cli/door.ts';
import type { News } from '#lib/server/store/news.ts';
import { newId } from '../../support/make.ts';
import { about, newsIn, open, workIn, type Work } from './company.ts';
import { openPost, type Post } from './post.ts';

let post: Post;
let work: Work;
beforeAll(async () => {
	post = await openPost();
	work = await workIn(post);
});
afterEach(() => post.hangUp());
afterAll(() => post.close());

const kinds = (data: unknown) =>
	(data as News).changes.map(({ entity, kind }) => `${entity} ${kind}`).toSorted();

describe('what was committed is told', () => {
	test('with its operation, who did it, which rows and fields, but no cell', async () => {
		const id = await work.addArticle({ name: 'Secret tea' });
		const { ear } = await open(post, await post.session('staff'));
		const operation = newId();
		await work.save('article', [{ id, version: 1, patch: { salesPrice: 7.5 } }], operation);
		const { id: sequence, data } = await ear.first('news', about(id));
		expect(data).toEqual({
			sequence: Number(sequence),
			operation,
			user: { id: expect.any(String), name: 'Administrator' },
			changes: [{ entity: 'article', kind: 'update', fields: ['salesPrice'], rows: [[id, 2]] }]
		});
		expect(JSON.stringify(ear.heard)).not.toMatch(/Secret tea|7\.5|75000/);
	});

	test('with what belongs to the row, and when an undo brings it back', async () => {
		const partner = await work.addPartner();
		await work.add('contact', { partner, name: 'C' });
		const { ear } = await open(post, work.admin);
		const [removal, undo] = [newId(), newId()];
		await work.remove('partner', partner, 1, removal);
		expect(kinds((await ear.first('news')).data)).toEqual(['contact delete', 'partner delete']);
		await post.call(work.admin, 'history.undo', { operation: undo, undoes: removal });
		const undone = await ear.first('news', (news: News) => news.operation === undo);
		expect(kinds(undone.data)).toEqual(['contact insert', 'partner insert']);
	});

	test('with the stock that a document moves, and its moves', async () => {
		const article = await work.addArticle({ name: 'Moved tea', cost: 2 });
		const warehouse = await work.add('warehouse', { code: 'LW', name: 'Live' });
		const document = await work.add('putIn', { warehouse });
		await work.add('putInLine', { document, article, quantity: 3 });
		const { ear } = await open(post, await post.session('clerk'));
		const operation = newId();
		const rows = [{ id: document, version: 1 }];
		await post.call(work.admin, 'documents.putIn.post', { operation, rows });
		const { data } = await ear.first('news', (news: News) => news.operation === operation);
		const told = ['putIn update', 'stockMove insert', 'stockRecord insert'];
		expect(kinds(data)).toEqual(told);
	});

	test('with the default that another row gives up', async () => {
		const partner = await work.addPartner();
		const first = await work.add('contact', { partner, name: 'A', preferred: true });
		const { ear } = await open(post, work.admin);
		const second = await work.add('contact', { partner, name: 'B', preferred: true });
		const { data } = await ear.first('news', about(second));
		expect((data as News).changes).toEqual([
			{ entity: 'contact', kind: 'insert', fields: [], rows: [[second, 1]] },
			{ entity: 'contact', kind: 'update', fields: ['preferred'], rows: [[first, 2]] }
		]);
	});

	test('but nothing that was rolled back, and nothing twice', async () => {
		const { ear } = await open(post, work.admin);
		const twice = ['a', 'b'].map(() => ({
			id: newId(),
			version: 0,
			patch: { number: 'twice', name: 'Tea', unit: work.unit }
		}));
		await expect(work.save('article', twice)).rejects.toThrow('422');
		const [id, operation] = [newId(), newId()];
		const change = { id, version: 0, patch: { name: id } };
		await work.save('category', [change], operation);
		await work.save('category', [change], operation);
		const last = await work.addArticle();
		await ear.first('news', about(last));
		expect(newsIn(ear).map(kinds)).toEqual([['category insert'], ['article insert']]);
	});

	test('and of very many rows their table alone', async () => {
		const { ear } = await open(post, work.admin);
		await work.addCategories(1001);
		const { data } = await ear.first('news');
		expect((data as News).changes).toEqual([{ entity: 'category', kind: 'many' }]);
	});

	test('also when the command line imports through the running server', async () => {
		const { ear } = await open(post, work.admin);
		const file = join(mkdtempSync(join(tmpdir(), 'kontor-cli-')), 'categories.csv');
		writeFileSync(file, 'name\nFrom the terminal\n');
		const { authorization = '' } = await post.token('admin');
		const door = openThere(post.url, authorization.replace('Bearer ', ''));
		const { id, plan } = await door.start(entities.category, file, 'en');
		await door.check(id, plan);
		await expect.poll(async () => (await door.progress(id)).phase).toBe('checked');
		const operation = newId();
		await door.commit(id, operation, []);
		const { data } = await ear.first('news', (news: News) => news.operation === operation);
		expect(kinds(data)).toEqual(['category insert']);
	});
});

describe('nobody is told what he may not read', () => {
	test('a table', async () => {
		const { ear } = await open(post, await post.session('clerk'));
		const partner = await work.addPartner();
		const article = await work.addArticle();
		await ear.first('news', about(article));
		expect(newsIn(ear).map(kinds)).toEqual([['article insert']]);
		expect(JSON.stringify(ear.heard)).not.toContain(partner);
	});

	test('a field: its name, and that it was changed at all', async () => {
		const id = await work.addArticle();
		const [clerk, staff] = [
			(await open(post, await post.session('clerk'))).ear,
			(await open(post, await post.session('staff'))).ear
		];
		await work.save('article', [{ id, version: 1, patch: { cost: 2 } }]);
		await work.save('article', [{ id, version: 2, patch: { cost: 3, name: 'Green tea' } }]);
		await staff.first('news', ({ changes }: News) => JSON.stringify(changes).includes('name'));
		await clerk.first('news');
		const fields = [['cost'], ['cost', 'name']];
		expect(newsIn(staff).map(({ changes: [change] }) => change)).toMatchObject(
			fields.map((each) => ({ fields: each }))
		);
		expect(newsIn(clerk)).toMatchObject([{ changes: [{ fields: ['name'], rows: [[id, 3]] }] }]);
		expect(JSON.stringify(clerk.heard)).not.toContain('cost');
	});

	test('whoever is not signed in, or shows two identities, or a token that does not reach', async () => {
		expect((await post.ear({})).status).toBe(401);
		const token = await post.token('admin', ['unit.read']);
		expect((await post.ear({ ...work.admin, ...token })).status).toBe(401);
		const { ear } = await open(post, token);
		const unit = await work.add('unit', { code: 'U1', name: 'One' });
		await work.addArticle();
		await work.save('unit', [{ id: unit, version: 1, patch: { name: 'Two' } }]);
		await ear.first('news', ({ changes }: News) => JSON.stringify(changes).includes('update'));
		expect(newsIn(ear).map(kinds)).toEqual([['unit insert'], ['unit update']]);
	});
});

describe('whoever comes back', () => {
	test('hears what he missed, in order and once, and then goes on', async () => {
		const { ear, sequence } = await open(post, work.admin);
		const first = await work.addArticle();
		const { id: last } = await ear.first('news', about(first));
		ear.close();
		const missed = [await work.addArticle(), await work.addArticle()];
		const again = await post.ear({ ...work.admin, 'last-event-id': String(last) });
		await again.first('ready');
		const next = await work.addArticle();
		await again.first('news', about(next));
		const rows = newsIn(again).map(({ changes: [change] }) => JSON.stringify(change));
		for (const [at, id] of [...missed, next].entries()) expect(rows[at]).toContain(id);
		expect(rows).toHaveLength(3);
		const { ear: other } = await open(post, work.admin, `?after=${sequence}`);
		expect(newsIn(other)).toHaveLength(4);
	});

	test('while others write misses nothing', async () => {
		const { sequence } = await open(post, work.admin);
		const writing = Promise.all(Array.from({ length: 40 }, () => work.addArticle()));
		const ears = await Promise.all(
			Array.from({ length: 10 }, () => post.ear(work.admin, `?after=${sequence}`))
		);
		const last = (await writing).at(-1) ?? '';
		await work.save('article', [{ id: last, version: 1, patch: { name: 'Last' } }]);
		for (const ear of ears) {
			await ear.first('news', ({ changes: [change] }: News) => change?.kind === 'update');
			const sequences = newsIn(ear).map((news) => news.sequence);
			expect(sequences).toHaveLength(41);
			expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
		}
	});

	test('too late, or from a log that is no more, is told that everything may have changed', async () => {
		const { sequence } = await open(post, work.admin);
		for (let round = 0; round < 3; round += 1) await work.addCategories(900);
		const { ear: late } = await open(post, work.admin, `?after=${sequence}`);
		const { ear: ahead } = await open(post, work.admin, '?after=1000000');
		for (const { heard } of [late, ahead]) {
			expect(heard.map(({ event }) => event)).toEqual(['everything', 'ready']);
			expect(heard.map(({ id }) => Number(id))).toEqual([sequence + 3, sequence + 3]);
		}
	});

	test.each(['-1', '1.5', 'x', '1e99'])('with %s instead of a number is refused', async (after) => {
		expect((await post.ear(work.admin, `?after=${after}`)).status).toBe(400);
	});
});
