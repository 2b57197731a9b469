import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from '../../support/make.ts';
import type { Ear } from '../../support/ear.ts';
import { about, open, workIn, type Work } from './company.ts';
import { openPost, type Login, type Post } from './post.ts';

let post: Post;
let work: Work;
beforeAll(async () => {
	post = await openPost();
	work = await workIn(post);
});
afterEach(() => post.hangUp());
afterAll(() => post.close());

const openAs = async (login: Login) => (await open(post, await post.session(login))).ear;
/** How often streams were told of notices by now: something else is written, which all of them hear. */
async function toldTo(...ears: readonly Ear[]) {
	const last = await work.addArticle();
	await Promise.all(ears.map((ear) => ear.first('news', about(last))));
	return ears.map(({ heard }) => heard.filter(({ event }) => event === 'notices').length);
}

test('whom the bell has something to tell hears so at once, and nobody else', async () => {
	const manager = await post.session('manager');
	const { user } = await post.call<{ user: { id: string } }>(manager, 'session.me', {});
	const responsible = await work.add('employee', { name: 'M', firstName: 'M', user: user.id });
	const article = await work.addArticle({ responsible });
	const warehouse = await work.add('warehouse', { code: newId().slice(-8), name: 'W' });
	const [own, again, other] = [
		await openAs('manager'),
		await openAs('manager'),
		await openAs('admin')
	];
	await work.add('stockRecord', { article, warehouse, minimum: 5 });
	await post.call(work.admin, 'jobs.start.tellLowStock', { run: newId() });
	await own.first('notices');
	expect((await own.first('notices')).data).toEqual({});
	expect(await toldTo(own, again, other)).toEqual([1, 1, 0]);

	// What is read in one window is read in the other.
	await post.call(manager, 'notices.read', { ids: null });
	expect(await toldTo(own, again, other)).toEqual([2, 2, 0]);
});
