import { toDecimal, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { PriceOrigin } from '#lib/domain/pricing/sales-price.ts';
import { Refused } from '#lib/server/refused.ts';
import { existing } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { salesPrices } from '#lib/server/store/sales-prices.ts';

type Asker = { readonly db: Reading; readonly today: Day };

export type Wanted = {
	readonly article: Id;
	readonly customer?: Id | undefined;
	readonly quantity: Scaled<'quantity'>;
	/** Of the document; the company's own when left out. */
	readonly currency?: Id | undefined;
	readonly day?: Day | undefined;
};
/** The price is a plain decimal. */
export type SalesPriceOffer = { readonly price: number; readonly origin: PriceOrigin };

/** What a customer is asked for an article, and why (F28, F29); null where there is no price in the currency. */
export async function salesPriceOffer(
	{ db, today }: Asker,
	{ article, quantity, ...wanted }: Wanted
): Promise<SalesPriceOffer | null> {
	if ((await existing(db, 'article', [article])).length === 0) {
		throw new Refused([{ code: 'row.gone' }]);
	}
	const { customer, currency, day = today } = wanted;
	const sale = { article, quantity, customer: customer ?? null, currency: currency ?? null, day };
	const [found] = await salesPrices(db, [sale]);
	return found ? { ...found, price: toDecimal('price', found.price) } : null;
}
