import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Ear } from '../../support/ear.ts';
import { newId } from '../../support/make.ts';
import { about, open, workIn, type Work } from './company.ts';
import { openPost, type Headers, type Login, type Post } from './post.ts';

let post: Post;
let work: Work;
beforeAll(async () => {
	post = await openPost();
	work = await workIn(post);
});
afterEach(() => post.hangUp());
afterAll(() => post.close());

const keep = (who: Headers, name: string, formula: string, shared: boolean, id = newId()) => {
	const version = 0;
	const column = { id, version, name, formula, as: 'price', decimals: null, shared };
	return {
		id,
		done: post.call(who, 'entities.article.saveColumn', column),
		again: (part: object) =>
			post.call(who, 'entities.article.saveColumn', { ...column, version: 1, ...part })
	};
};
const remove = (who: Headers, id: string) =>
	post.call(who, 'entities.article.removeColumn', { id });
const columnsIn = (ear: Ear) =>
	ear.heard.filter(({ event }) => event === 'columns').map(({ data }) => data);
/** What streams were told of columns by now: something else is written, which all of them hear. */
async function toldTo(...ears: readonly Ear[]) {
	const last = await work.addArticle();
	await Promise.all(ears.map((ear) => ear.first('news', about(last))));
	return ears.map((ear) => columnsIn(ear).length);
}
const openAs = async (login: Login) => (await open(post, await post.session(login))).ear;

test('a shared column is told to all who may see what it names, by the table alone', async () => {
	const [admin, manager] = [await openAs('admin'), await openAs('manager')];
	const clerk = await openAs('clerk');
	const seen = keep(work.admin, 'Twice', '=[salesPrice]*2', true);
	await seen.done;
	expect(await toldTo(admin, manager, clerk)).toEqual([1, 1, 1]);
	expect(columnsIn(clerk)).toEqual([{ entity: 'article' }]);
	const hidden = keep(work.admin, 'Dear', '=[cost]*2', true);
	await hidden.done;
	expect(await toldTo(admin, manager, clerk)).toEqual([2, 2, 1]);

	// For the clerk it is gone when it comes to name what he may not see.
	await seen.again({ formula: '=[salesPrice]-[cost]' });
	expect(await toldTo(admin, manager, clerk)).toEqual([3, 3, 2]);
	await remove(work.admin, seen.id);
	await remove(work.admin, hidden.id);
	expect(await toldTo(admin, manager, clerk)).toEqual([5, 5, 2]);
});

test('of his own column only its maker is told, until it is shared and when it no longer is', async () => {
	const [admin, manager] = [await openAs('admin'), await openAs('manager')];
	const own = keep(work.admin, 'Mine', '=[salesPrice]+1', false);
	await own.done;
	expect(await toldTo(admin, manager)).toEqual([1, 0]);
	await own.again({ shared: true });
	expect(await toldTo(admin, manager)).toEqual([2, 1]);
	await own.again({ shared: false, version: 2 });
	expect(await toldTo(admin, manager)).toEqual([3, 2]);
	await remove(work.admin, own.id);
	expect(await toldTo(admin, manager)).toEqual([4, 2]);
});

test('what is refused or changes nothing is told to nobody', async () => {
	const column = keep(work.admin, 'Once', '=[salesPrice]+2', true);
	await column.done;
	const manager = await openAs('manager');
	await column.again({ version: 0 });
	await expect(column.again({ formula: '=[nothing]' })).rejects.toThrow('422');
	expect(await toldTo(manager)).toEqual([0]);
	await remove(work.admin, column.id);
});

test('who may not read the table hears nothing of its columns', async () => {
	const clerk = await openAs('clerk');
	const id = newId();
	const column = { id, version: 0, name: 'Long', formula: '=LEN([name])', as: 'quantity' };
	const wanted = { ...column, decimals: null, shared: true };
	await post.call(work.admin, 'entities.partner.saveColumn', wanted);
	expect(await toldTo(clerk)).toEqual([0]);
});
