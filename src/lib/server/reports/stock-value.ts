import { groupBy } from '#lib/domain/model/group-by.ts';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { spread } from '#lib/domain/stock/landed-cost.ts';
import { unitCost } from '#lib/domain/stock/valuation.ts';
import { costMethod } from '#lib/server/store/costs.ts';
import { wholeOf } from '#lib/server/store/seen.ts';
import { stockAt, type Stood } from '#lib/server/store/stock-at.ts';
import type { Reading } from '#lib/server/store/rows.ts';

/**
 * What lay where at the end of a day: in every warehouse, since under the average goods have their cost from all of
 * them. Who asks gets the rows of those that he may know of.
 */
export async function stockValue(
	reading: Reading,
	{ on }: Readonly<Record<string, unknown>>
): Promise<readonly AnyRow[]> {
	const db = wholeOf(reading);
	const method = await costMethod(db);
	const stood = await stockAt(db, method, on as Day);
	const lying = method === 'average' ? averaged(stood) : stood;
	return lying.flatMap((row) => (row.quantity === 0 && row.value === 0 ? [] : toRow(row)));
}

function toRow({ article, warehouse, quantity, value }: Stood): AnyRow {
	const cost = unitCost({ quantity, value }) ?? null;
	const id = `${article} ${warehouse}`;
	return { id, version: 1, article, warehouse, quantity, unitCost: cost, value };
}

/** Under the average all goods of an article are worth the same, wherever they lie: each place has its share, to the cent. */
function averaged(stood: readonly Stood[]): readonly Stood[] {
	return [...groupBy(stood, ({ article }) => article).values()].flatMap((own) => {
		const places = own.filter(({ quantity }) => quantity > 0);
		const worth = own.reduce((sum, { value }) => sum + value, 0);
		const shares = sharesOf(worth, places);
		return places.map((row, at) => ({ ...row, value: shares[at] ?? brand<'money'>(0) }));
	});
}

const sharesOf = (worth: number, places: readonly Stood[]): readonly Scaled<'money'>[] =>
	places.length === 0
		? []
		: spread(
				brand(worth),
				places.map(({ quantity }) => quantity)
			);
