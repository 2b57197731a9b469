import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '#lib/server/live/events.ts';
import type { Ear } from '../../support/ear.ts';
import { open, workIn, type Work } from './company.ts';
import { openPost, type Headers, type Post } from './post.ts';

let post: Post;
let work: Work;
beforeAll(async () => {
	post = await openPost();
	work = await workIn(post);
});
afterEach(() => post.hangUp());
afterAll(() => post.close());

type Place = Person['place'];
const look = (headers: Headers, connection: string, place: Place) =>
	post.call<{ known: boolean }>(headers, 'live.look', { connection, place });
const cell = (row: string, field: string): Place => ({ entity: 'article', row, field });
const peopleIn = (ear: Ear) =>
	ear.heard.filter(({ event }) => event === 'people').flatMap(({ data }) => data as Person[]);
const told = (ear: Ear, place: Place) =>
	ear.first('people', (people: Person[]) =>
		people.some((person) => JSON.stringify(person.place) === JSON.stringify(place))
	);

test('where somebody is is told to others, also to those who come later, until he leaves', async () => {
	const id = await work.addArticle();
	const staff = await post.session('staff');
	const [one, other] = [await open(post, work.admin), await open(post, staff)];
	expect(await look(work.admin, one.connection, cell(id, 'name'))).toEqual({ known: true });
	await told(other.ear, cell(id, 'name'));
	expect(peopleIn(other.ear)).toEqual([
		{
			connection: one.connection,
			user: { id: expect.any(String), name: 'Administrator' },
			place: cell(id, 'name')
		}
	]);
	await look(work.admin, one.connection, { entity: 'article', row: null, field: null });
	await told(other.ear, { entity: 'article', row: null, field: null });
	const late = await open(post, await post.session('manager'));
	await told(late.ear, { entity: 'article', row: null, field: null });
	one.ear.close();
	await Promise.all([other, late].map(({ ear }) => told(ear, null)));
	expect(peopleIn(one.ear)).toEqual([]);
});

test('is not told to whoever may not read the table or see the field', async () => {
	const id = await work.addArticle();
	const clerk = await open(post, await post.session('clerk'));
	const staff = await open(post, await post.session('staff'));
	const one = await open(post, work.admin);
	const partners: Place = { entity: 'partner', row: null, field: null };
	for (const place of [partners, cell(id, 'cost'), cell(id, 'name'), cell(id, 'cost'), partners]) {
		await look(work.admin, one.connection, place);
		await told(staff.ear, place);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	await told(clerk.ear, null);
	expect(peopleIn(clerk.ear).map(({ place }) => place)).toEqual([cell(id, 'name'), null]);
	expect(JSON.stringify(clerk.ear.heard)).not.toMatch(/cost|partner/);
});

test('is not told to oneself in another window, nor said for somebody else', async () => {
	const [mine, other] = [await open(post, work.admin), await open(post, work.admin)];
	const staff = await post.session('staff');
	const theirs = await open(post, staff);
	const place: Place = { entity: 'article', row: null, field: null };
	expect(await look(staff, mine.connection, place)).toEqual({ known: false });
	expect(await look(await post.session('admin'), mine.connection, place)).toEqual({ known: false });
	expect(await look(work.admin, 'nobody', place)).toEqual({ known: false });
	expect(await look(work.admin, mine.connection, place)).toEqual({ known: true });
	await told(theirs.ear, place);
	expect(peopleIn(other.ear)).toEqual([]);
});

test('takes the right to read there; in a column that one may not see one is in the row', async () => {
	const clerk = await post.session('clerk');
	const { connection } = await open(post, clerk);
	for (const entity of ['partner', 'session']) {
		const place = { entity, row: null, field: null };
		await expect(look(clerk, connection, place)).rejects.toThrow(/403.*\.read/);
	}
	const { ear } = await open(post, work.admin);
	for (const field of ['cost', 'nothing']) {
		const id = await work.addArticle();
		await look(clerk, connection, cell(id, field));
		await told(ear, { entity: 'article', row: id, field: null });
	}
});
