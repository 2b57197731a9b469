import { grants } from '#lib/domain/access/grants.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Page } from '#lib/domain/model/query.ts';
import { newId } from '#lib/server/new-id.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { ms, quantile, times, type Result } from './measure.ts';
import { makeStockCompany, type StockCompany } from './stock-company.ts';

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
	const measured = async (metric: string, page: Page, read: typeof list) => {
		const runs = metric.includes('available') ? 5 : RUNS;
		return ms(`${metric}, p50`, quantile(await times(runs, () => read(page)), 0.5), runs);
	};
	for (const [metric, page] of Object.entries(pages)) yield await measured(metric, page, list);
	// One who may know of half of the records, and one who may of a hundred.
	for (const [name, records] of [
		['half', RECORDS / 2],
		['a hundred', 100]
	] as const) {
		const warehouse = await moved(company, records);
		const seen = limitedTo(company, warehouse).entities.stockRecord.list;
		for (const [metric, page] of Object.entries(pages)) {
			yield await measured(`${metric}, of which ${name} are seen`, page, seen);
		}
	}
	await company.close();
}

/** A warehouse of its own for some of the records. */
async function moved({ db }: StockCompany, records: number): Promise<string> {
	const id = newId();
	await db.writer.execute(
		`insert into warehouse (id, version, code, name, shipping, active)
			values ('${id}', 1, '${id.slice(0, 18)}', '${id}', 1, 1)`
	);
	await db.writer.execute(
		`update "stockRecord" set warehouse = '${id}' where rowid in (
			select rowid from "stockRecord" order by random() limit ${records})`
	);
	return id;
}

function limitedTo({ db }: StockCompany, warehouse: string) {
	const actor = {
		userId: 'bench',
		name: 'Bench',
		grants: new Set(grants),
		warehouses: [warehouse]
	};
	return callerOf({ db, actor, today: '2026-03-02', token: false });
}
