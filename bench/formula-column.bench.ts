import { entities } from '#lib/domain/entities/index.ts';
import type { Page } from '#lib/domain/model/query.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { listPage } from '#lib/server/queries/list-page.ts';
import { tableTotals } from '#lib/server/queries/table-totals.ts';
import { newId } from '#lib/server/new-id.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { makeCompany, multiply, TODAY } from './large-company.ts';
import { ms, quantile, times, type Result } from './measure.ts';

const ROWS = 1_000_000;
const FORMULA = '=ROUND([cost]*1.4+IF([vatCategory]="reduced",0.5,1),2)';

/** A formula column that a user made, over 1,000,000 articles: a page, and the whole table sorted, filtered, added up. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await multiply(company, ROWS);
	const id = newId();
	const column = { id, version: 0, name: 'Target', formula: FORMULA, as: 'price' } as const;
	await company.api.entities.article.saveColumn({ ...column, decimals: 2, shared: false });
	const reader = { db: company.db, actor: KONTOR, today: TODAY };
	const list = async (more: Partial<Page>) =>
		listPage(reader, await entityFor(reader, entities.article), { offset: 0, limit: 200, ...more });
	await list({});

	const page = await times(30, (run) =>
		list({ sort: [{ field: 'name', descending: run % 2 === 0 }] })
	);
	yield ms('page of 200, p50', quantile(page, 0.5), page.length);
	yield ms('page of 200, p95', quantile(page, 0.95), page.length);
	const sorted = await times(5, () => list({ sort: [{ field: id }] }));
	yield ms('sorted by it, p50', quantile(sorted, 0.5), ROWS);
	const filter = { field: id, is: 'more', value: 15_000 } as const;
	const filtered = await times(5, () => list({ filter, total: true }));
	yield ms('filtered by it and counted, p50', quantile(filtered, 0.5), ROWS);
	const both = await times(5, () => list({ filter, sort: [{ field: id, descending: true }] }));
	yield ms('filtered and sorted by it, p50', quantile(both, 0.5), ROWS);
	const summed = await times(5, async () =>
		tableTotals(reader, await entityFor(reader, entities.article), { query: {}, fields: [id] })
	);
	yield ms('added up, p50', quantile(summed, 0.5), ROWS);
	await company.close();
}
