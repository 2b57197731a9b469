import { trpc } from '#lib/client/trpc.ts';
import type { Filter } from '#lib/domain/model/query.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { reveal } from '../reveal.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** The list of a stocktake as far as one counts by it: where what was counted is typed. */
const LIST = 'stocktakeLine';
const FIGURE = 'counted';
const MOST_LINES = 100;

/**
 * What a code that is scanned, or typed and entered, does in a list that is counted by: it leads to the figure of the
 * goods that bear it. In any other table undefined.
 */
export const scansInto = (sheet: Sheet): ((code: string) => void) | undefined =>
	sheet.entity.name === LIST && sheet.owner !== null && sheet.canWrite
		? (code) => void scan(sheet, code.trim())
		: undefined;

type Article = { readonly id: Id; readonly title: string; readonly hint: string };

async function scan(sheet: Sheet, code: string) {
	if (code === '') return;
	const articles = await articlesWith(code);
	const lines = await linesOf(sheet, code, articles);
	// The field is free for the next code.
	sheet.view.search = '';
	const line = lines.find((each) => each[FIGURE] === null) ?? lines[0];
	if (line) await reveal(sheet, line.id, FIGURE);
	else if (articles[0]) await addFound(sheet, articles[0]);
	else toasts.show({ tone: 'warning', text: m['count.unknownCode']({ code }) });
}

async function articlesWith(search: string): Promise<readonly Article[]> {
	const asked = { search, entities: ['article'] };
	const { hits } = await trpc.records.find.query(asked).catch(() => ({ hits: [] }));
	return hits.filter(({ exact }) => exact);
}

/** The lines of these goods: by the number of a piece or a batch, else by that of the article. */
async function linesOf(
	{ client, owner }: Sheet,
	code: string,
	articles: readonly Article[]
): Promise<readonly AnyRow[]> {
	const bears: Filter[] = ['serial', 'batch'].map((field) => ({
		field,
		is: 'equals',
		value: code
	}));
	const ofArticle: Filter = { field: 'article', is: 'in', values: articles.map(({ id }) => id) };
	const filter: Filter = {
		all: [
			{ field: 'document', is: 'in', values: [owner?.id ?? ''] },
			{ any: articles.length > 0 ? [...bears, ofArticle] : bears }
		]
	};
	const sort = [{ field: 'position' }];
	const page = { filter, sort, offset: 0, limit: MOST_LINES };
	return (await client.list.query(page).catch(() => ({ rows: [] }))).rows;
}

/** Goods that are not on the list have a line of their own, in which only the figure is left to be typed. */
async function addFound(sheet: Sheet, option: Article) {
	const row = sheet.drafts.add();
	sheet.commit(sheet.startOf(row, 'article'), { option });
	await reveal(sheet, row.id, FIGURE);
}
