import { known } from '#lib/domain/model/assert.ts';
import type { Page } from '#lib/domain/model/query.ts';
import { ms, quantile, times, type Result } from './measure.ts';
import { makeStockCompany } from './stock-company.ts';

const ARTICLES = 2000;
const RECORDS = 500_000;
const RUNS = 60;

/** Pages of 200 stock records out of 500,000: the first ones, filtered, sorted, and from deep inside. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	const bins = RECORDS / ARTICLES - 1;
	await company.db.writer.execute(
		`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${bins})
			insert into bin (id, version, warehouse, code)
				select 'bin-' || i, 1, '${company.warehouse}', printf('B%04d', i) from n`
	);
	await company.db.writer.execute(
		`insert into "stockRecord" (id, version, article, warehouse, bin, "onHand", reserved, ordered, minimum)
			select s.id || '-' || b.rowid, 1, s.article, s.warehouse, b.id, abs(random() % 1000) * 10000,
				0, 0, abs(random() % 100) * 10000 from "stockRecord" as s join bin as b`
	);
	const { list } = company.api.entities.stockRecord;
	const article = known(company.articles[0], 'article');
	const pages: Readonly<Record<string, Page>> = {
		'first page of 200': { offset: 0, limit: 200 },
		'sorted by what is on hand': {
			...{ offset: 0, limit: 200, sort: [{ field: 'onHand', descending: true }] }
		},
		'records of one article': {
			...{ offset: 0, limit: 200, filter: { field: 'article', is: 'equals', value: article } }
		},
		'sorted by what is available': {
			...{ offset: 0, limit: 200, sort: [{ field: 'available', descending: false }] }
		}
	};
	for (const [metric, page] of Object.entries(pages)) {
		const runs = metric.includes('available') ? 5 : RUNS;
		const taken = await times(runs, () => list(page));
		yield ms(`${metric}, p50`, quantile(taken, 0.5), runs);
	}
	await company.close();
}
