import { entities } from '#lib/domain/entities/index.ts';
import type { Filter, Page } from '#lib/domain/model/query.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { listPage } from '#lib/server/queries/list-page.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { makeCompany, TODAY, type Company } from './large-company.ts';
import { ms, quantile, times, type Result } from './measure.ts';

const ROWS = 200;

/** 200 rows out of 100,000 articles: by every stored column with several filters, deep pages, formula columns. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	const reader = { db: company.db, actor: KONTOR, today: TODAY };
	const list = (page: Page) => listPage(reader, entities.article, page);
	await list({ offset: 0, limit: ROWS });

	const pages = pagesOf(company);
	const taken = await times(pages.length * 3, (run) => list(pages[run % pages.length] ?? first));
	yield ms('any column, filtered and sorted, p50', quantile(taken, 0.5), taken.length);
	yield ms('any column, filtered and sorted, p95', quantile(taken, 0.95), taken.length);

	yield* deepPages(list);

	const formula = await times(20, () => list({ ...first, sort: [{ field: 'margin' }] }));
	yield ms('sorted by a formula column, p95', quantile(formula, 0.95), formula.length);
	await company.close();
}

const first: Page = { offset: 0, limit: ROWS };

function pagesOf({ categories }: Company): readonly Page[] {
	const filters: readonly (Filter | undefined)[] = [
		undefined,
		{ field: 'category', is: 'equals', value: categories[3] ?? null },
		{ field: 'salesPrice', is: 'atLeast', value: 100 },
		{
			all: [
				{ field: 'vatCategory', is: 'equals', value: 'reduced' },
				{ field: 'discontinued', is: 'equals', value: false }
			]
		}
	];
	const fields = storedEntries(entities.article.fields).map(([field]) => field);
	return fields.flatMap((field) =>
		[false, true].flatMap((descending) =>
			filters.map((filter) => ({
				...first,
				sort: [{ field, descending }],
				...(filter ? { filter } : {})
			}))
		)
	);
}

/** Pages one after the other by the cursor of the one before, as scrolling asks for them. */
async function* deepPages(list: (page: Page) => Promise<{ after: string | null }>) {
	const sort = [{ field: 'name' }] as const;
	const cursors: (string | null)[] = [null];
	for (let page = 0; page < ARTICLE_PAGES; page++) {
		const after = cursors.at(-1);
		cursors.push((await list({ ...first, sort, ...(after ? { after } : {}) })).after);
	}
	const at = (page: number) => {
		const after = cursors[page - 1];
		return times(20, () =>
			list({ ...first, sort, offset: after ? (page - 1) * ROWS : 0, ...(after ? { after } : {}) })
		);
	};
	const [one, last] = [await at(1), await at(ARTICLE_PAGES)];
	yield ms('first page, p50', quantile(one, 0.5), one.length);
	yield {
		...ms(`page ${ARTICLE_PAGES}, p50`, quantile(last, 0.5), last.length),
		ratio: Math.round((quantile(last, 0.5) / quantile(one, 0.5)) * 100) / 100,
		against: 'first page'
	};
}
const ARTICLE_PAGES = 500;
