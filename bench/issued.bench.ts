import { known } from '#lib/domain/model/assert.ts';
import { newId } from '#lib/server/new-id.ts';
import { fillMoves } from './fill-moves.ts';
import { ms, quantile, rounded, time, times, type Result } from './measure.ts';
import { makeStockCompany, type StockCompany } from './stock-company.ts';

const ARTICLES = 20_000;
const BINS = 9;
const MOVES = 1_000_000;
const FORMULA = '=ROUNDUP(ISSUED([article],90,[warehouse])/90*14,0)';

/** What was used in 90 days, over 200,000 records and a million moves of two years: sorted by, and as minima in bulk. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	const { articles, api } = company;
	for (let at = 0; at < articles.length; at += 5000) {
		const lines = articles.slice(at, at + 5000).map((article) => ({ article, quantity: 1 }));
		await company.post('takeOut', await company.draft('takeOut', [lines]));
	}
	await fillMoves(company, MOVES);
	await fillRecords(company);

	const id = newId();
	const column = { id, version: 0, name: 'Need', formula: FORMULA, as: 'quantity' } as const;
	await api.entities.stockRecord.saveColumn({ ...column, decimals: null, shared: false });
	const page = { offset: 0, limit: 200 };
	const shown = await times(20, (run) =>
		api.entities.stockRecord.list({ ...page, offset: run * 200 })
	);
	yield ms('page of 200 with it, p50', quantile(shown, 0.5), shown.length);
	const records = articles.length * (BINS + 1);
	const sorted = await time(() =>
		api.entities.stockRecord.list({ ...page, sort: [{ field: id }] })
	);
	yield ms('sorted by it', sorted, records);
	const filter = { field: id, is: 'more', value: 10 } as const;
	const filtered = await time(() =>
		api.entities.stockRecord.list({ ...page, filter, total: true })
	);
	yield ms('filtered by it and counted', filtered, records);

	const step = { do: 'formula', formula: FORMULA } as const;
	const change = { target: { query: {} }, field: 'minimum', step } as const;
	let state = '';
	const previewed = await time(async () => {
		state = (await api.entities.stockRecord.previewBulk(change)).state;
	});
	yield ms('minima shown first', previewed, records);
	const operation = newId();
	const applied = await time(() =>
		api.entities.stockRecord.applyBulk({ operation, change, state })
	);
	yield { metric: 'minima set', value: rounded(applied / 1000), unit: 's', n: records };
	await company.close();
}

/** Records of the same articles in bins. */
async function fillRecords({ db, warehouse }: StockCompany): Promise<void> {
	await db.writer.execute(
		`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${BINS})
			insert into bin (id, version, warehouse, code)
				select 'bin-' || i, 1, '${known(warehouse, 'warehouse')}', printf('B%04d', i) from n`
	);
	await db.writer.execute(
		`insert into "stockRecord" (id, version, article, warehouse, bin, "onHand", reserved, ordered)
			select s.id || '-' || b.rowid, 1, s.article, s.warehouse, b.id, 10000, 0, 0
				from "stockRecord" as s join bin as b`
	);
}
