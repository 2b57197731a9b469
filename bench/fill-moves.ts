import { sql } from 'drizzle-orm';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stockMove } from '#lib/domain/stock/stock-move.ts';
import type { StockCompany } from './stock-company.ts';

/**
 * Copies moves until there are so many, over the days of two years: only what many of them cost is looked at, so that
 * records do not follow.
 */
export async function fillMoves({ db }: StockCompany, moves: number): Promise<void> {
	const names = storedEntries(stockMove.fields).map(([name]) => `"${name}"`);
	const cells = names.join(', ');
	const [row] = await db.all<{ count: number }>(sql`select count(*) as count from "stockMove"`);
	for (let copy = 1; copy < moves / Number(row?.count ?? moves); copy++) {
		const dated = names.map((name) =>
			name === '"on"' ? `date("on", '-${(copy * 29) % 730} days')` : name
		);
		await db.writer.execute(
			`insert into "stockMove" (id, version, ${cells}) select id || '-${copy}', 1, ${dated.join(', ')}
				from "stockMove" where length(id) = 36`
		);
	}
}
