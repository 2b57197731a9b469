import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import { toDecimal, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id, Row } from '#lib/domain/model/row.ts';
import {
	listedOn,
	salesPrice,
	type ListedPrices,
	type PriceOrigin
} from '#lib/domain/pricing/sales-price.ts';
import { Refused } from '#lib/server/refused.ts';
import { rowsOf, type Reading } from '#lib/server/store/rows.ts';

type Asker = { readonly db: Reading; readonly today: Day };

export type Sale = {
	readonly article: Id;
	readonly customer?: Id | undefined;
	readonly quantity: Scaled<'quantity'>;
	/** Of the document; the company's own when left out. */
	readonly currency?: Id | undefined;
	readonly day?: Day | undefined;
};
/** The price is a plain decimal. */
export type SalesPriceOffer = { readonly price: number; readonly origin: PriceOrigin };

type Buyer = Row<typeof entities.partner> | undefined;

/** What a customer is asked for an article, and why (F28, F29); null where there is no price in the currency. */
export async function salesPriceOffer(
	{ db, today }: Asker,
	{ article, customer, quantity, currency: wanted, day = today }: Sale
): Promise<SalesPriceOffer | null> {
	const [sold] = await rowsOf(db, entities.article, sql`r.id = ${article}`);
	if (!sold) throw new Refused([{ code: 'row.gone' }]);
	const [buyer] = await rowsOf(db, entities.partner, sql`r.id = ${customer ?? ''}`);
	const [company] = await rowsOf(db, entities.company, sql`1`);
	const own = company?.currency ?? null;
	const currency = wanted ?? own;
	const listed = listedOn(await listsOf(db, article, currency), day);
	// What names no currency is meant in the company's own, a customer's price in his.
	const special =
		currency === (buyer?.currency ?? own) ? await customerPrice(db, sold, buyer) : null;
	const group = currency === own ? await groupPrice(db, sold, buyer) : null;
	const base = listed.base ?? (currency === own ? sold.salesPrice : null);
	const found = salesPrice({ customer: special, group, tiers: listed.tiers, base }, quantity);
	return found ? { ...found, price: toDecimal('price', found.price) } : null;
}

type Sold = Row<typeof entities.article>;

async function customerPrice(db: Reading, { id }: Sold, buyer: Buyer) {
	const own = sql`r.article = ${id} and r.partner = ${buyer?.id ?? ''}`;
	const [found] = await rowsOf(db, entities.customerPrice, own);
	return found?.price ?? null;
}

async function groupPrice(db: Reading, { id }: Sold, buyer: Buyer) {
	const own = sql`r.article = ${id} and r.priceGroup = ${buyer?.priceGroup ?? ''}`;
	const [found] = await rowsOf(db, entities.groupPrice, own);
	return found?.price ?? null;
}

/** The price lists in a currency by age, each with its prices of the article. */
async function listsOf(
	db: Reading,
	article: Id,
	currency: Id | null
): Promise<readonly ListedPrices[]> {
	const lists = await rowsOf(db, entities.priceList, sql`r.currency = ${currency}`);
	const prices = await rowsOf(db, entities.articlePrice, sql`r.article = ${article}`);
	return lists.map(({ id, validFrom, validUntil }) => ({
		validFrom,
		validUntil,
		prices: prices.filter(({ priceList }) => priceList === id)
	}));
}
