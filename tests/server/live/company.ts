import type { News } from '#lib/server/store/news.ts';
import type { Ear } from '../../support/ear.ts';
import { newId } from '../../support/make.ts';
import type { Headers, Post } from './post.ts';

type Saved = { readonly rows: readonly { readonly id: string; readonly version: number }[] };
export type Change = { readonly id: string; readonly version: number; readonly patch: object };

/** What the tests of the stream do to the company, as its administrator. */
export async function workIn(post: Post) {
	const admin = await post.session('admin');
	const find = async (entity: string, search: string) => {
		const procedure = `entities.${entity}.lookup`;
		const { options } = await post.call<{ options: { id: string }[] }>(admin, procedure, {
			search
		});
		return options[0]?.id ?? '';
	};
	const unit = await find('unit', 'PCS');
	const save = (entity: string, changes: readonly Change[], operation = newId()) =>
		post.call<Saved>(admin, `entities.${entity}.save`, { operation, changes });
	const add = async (entity: string, patch: object) => {
		const id = newId();
		await save(entity, [{ id, version: 0, patch }]);
		return id;
	};
	return {
		admin,
		unit,
		save,
		add,
		addArticle: (cells: object = {}) =>
			add('article', { number: newId(), name: 'Tea', unit, salesPrice: 5, ...cells }),
		addPartner: () => add('partner', { number: newId(), name: 'Partner', customer: true }),
		addCategories: (count: number) =>
			save(
				'category',
				Array.from({ length: count }, newId).map((id) => ({ id, version: 0, patch: { name: id } }))
			),
		remove: (entity: string, id: string, version: number, operation = newId()) =>
			post.call(admin, `entities.${entity}.remove`, { operation, rows: [{ id, version }] })
	};
}
export type Work = Awaited<ReturnType<typeof workIn>>;

/** A stream that is ready, and the operation from which on it tells. */
export async function open(post: Post, headers: Headers, query = '') {
	const ear = await post.ear(headers, query);
	const { id, data } = await ear.first('ready');
	const { connection } = data as { connection: string };
	return { ear, connection, sequence: Number(id) };
}

/** News in which this row occurs. */
export const about = (row: string) => (news: News) => JSON.stringify(news.changes).includes(row);

export const newsIn = (ear: Ear): readonly News[] =>
	ear.heard.filter(({ event }) => event === 'news').map(({ data }) => data as News);
