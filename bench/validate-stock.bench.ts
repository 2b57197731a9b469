import { setInterval } from 'node:timers';
import { sql } from 'drizzle-orm';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stockMove } from '#lib/domain/stock/stock-move.ts';
import { validateStock } from '#lib/server/jobs/validate-stock.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { rounded, time, type Result } from './measure.ts';
import { makeStockCompany, type StockCompany } from './stock-company.ts';

const ARTICLES = 1000;
const MOVES = 1_000_000;
const MOST_MB = 600;

/** Every figure of stock computed anew from a million moves, and the most memory that this process held meanwhile. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	await fill(company);
	const { db } = company;
	let found = Number.NaN;
	let most = 0;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
	const taken = await time(async () => {
		const work = { context: { db, actor: KONTOR }, today: '2026-03-02', tell: () => {} };
		({ found } = await validateStock(work));
	});
	clearInterval(watch);
	if (found > 0) throw new Error(`${found} deviations in a ledger without any`);
	yield { metric: `${MOVES} moves`, value: rounded(taken / 1000), unit: 's', n: MOVES };
	yield {
		...{ metric: 'most memory', value: rounded(most / 2 ** 20), unit: 'MB', n: MOVES },
		ratio: rounded(most / 2 ** 20 / MOST_MB),
		against: `${MOST_MB} MB`
	};
	await company.close();
}

/** Copies the moves that brought the goods until there are so many, and lets records and layers follow. */
async function fill({ db }: StockCompany): Promise<void> {
	const names = storedEntries(stockMove.fields).map(([name]) => `"${name}"`);
	const cells = names.join(', ');
	const [row] = await db.all<{ count: number }>(sql`select count(*) as count from "stockMove"`);
	const copies = Math.ceil(MOVES / Number(row?.count ?? MOVES));
	for (let copy = 1; copy < copies; copy++) {
		await db.writer.execute(
			`insert into "stockMove" (id, version, ${cells}) select id || '-${copy}', 1, ${cells}
				from "stockMove" where length(id) = 36`
		);
	}
	await db.writer.execute(`update "stockRecord" set "onHand" = "onHand" * ${copies}`);
	await db.writer.execute(
		`update "costLayer" set received = received * ${copies}, quantity = quantity * ${copies}`
	);
}
