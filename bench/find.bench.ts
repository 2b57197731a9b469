import type { Find } from '#lib/domain/find/find.ts';
import { newId } from '#lib/server/new-id.ts';
import { ARTICLES, makeCompany } from './large-company.ts';
import { longestHold, ms, quantile, rounded, time, times, type Result } from './measure.ts';

const RUNS = 5;
const fields = [
	'number',
	'name',
	'category',
	'kind',
	'unit',
	'packaging',
	'salesPrice',
	'grossPrice',
	'cost',
	'margin',
	'vatCategory',
	'tracking',
	'minimumOrderQuantity'
];
const find = (text: string, more: Partial<Find> = {}): Find => ({
	query: {},
	fields,
	text,
	locale: 'en-GB',
	...more
});

/** A search in 13 columns of 100,000 articles, with its count and the places of the first hits; and replacing them. */
export async function* bench(): AsyncGenerator<Result> {
	const { api, close } = await makeCompany();
	const { article } = api.entities;
	const ask = (find: Find) => times(RUNS, () => article.find({ find, from: 0, limit: 200 }));
	const name = [{ field: 'name' }];
	yield ms('a word, p50', quantile(await ask(find('tofu 12')), 0.5), ARTICLES);
	yield ms('a number, p50', quantile(await ask(find('18.50')), 0.5), ARTICLES);
	const sorted = find('tofu 12', { query: { sort: name } });
	yield ms('a word, sorted by name, p50', quantile(await ask(sorted), 0.5), ARTICLES);
	const computed = find('18.50', { query: { sort: [{ field: 'margin' }] } });
	yield ms('a number, sorted by a formula, p50', quantile(await ask(computed), 0.5), ARTICLES);

	const replace = { find: find('o', { fields: ['name', 'packaging'] }), with: 'oo' };
	let state = '';
	let rows = 0;
	const preview = async () => void ({ state, rows } = await article.previewReplace(replace));
	const held = await longestHold(preview);
	yield ms('preview of replacing', await time(preview), rows);
	yield ms('the same, longest hold of the event loop', held, rows);
	const operation = newId();
	const applied = await time(() => article.replace({ operation, replace, state }));
	yield { metric: 'replace all', value: rounded(applied / 1000), unit: 's', n: rows };
	const undone = await time(() => api.history.undo({ operation: newId(), undoes: operation }));
	yield { metric: 'undo', value: rounded(undone / 1000), unit: 's', n: rows };
	await close();
}
