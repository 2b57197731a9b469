import { sql } from 'drizzle-orm';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { listedOn, salesPrice, type SalesPrice } from '#lib/domain/pricing/sales-price.ts';
import type { Reading } from './rows.ts';

/** So many of an article for a customer, or for anybody, on a day. */
export type Sale = {
	readonly article: Id;
	readonly customer: Id | null;
	readonly quantity: Scaled<'quantity'>;
	/** Of the document; the company's own where there is none. */
	readonly currency: Id | null;
	readonly day: Day;
};

type Price = number | null;
type Found = {
	readonly customer: Price;
	readonly group: Price;
	readonly base: Price;
	readonly lists: readonly {
		readonly validFrom: Day | null;
		readonly validUntil: Day | null;
		readonly prices: readonly (readonly [fromQuantity: number, price: number])[];
	}[];
};

/**
 * What each sale is priced at, and why (F28, F29); none where there is no price in its currency. Everything that could
 * decide it comes in one statement. What names no currency is meant in the company's own, a customer's price in his.
 */
export async function salesPrices(
	db: Reading,
	sales: readonly Sale[]
): Promise<readonly (SalesPrice | undefined)[]> {
	const rows = await db.all<{ at: number; found: string }>(
		sql`with asked as (
				select j.key as at, j.value ->> 'article' as article, a."salesPrice" as base, p.id as partner,
					p."priceGroup" as "priceGroup", m.currency as own, coalesce(p.currency, m.currency) as theirs,
					coalesce(j.value ->> 'currency', m.currency) as currency
				from json_each(${JSON.stringify(sales)}) as j
					join article as a on a.id = j.value ->> 'article'
					left join company as m on 1
					left join partner as p on p.id = j.value ->> 'customer'
			)
			select o.at, json_object(
				'customer', iif(o.currency is o.theirs, (select c.price from "customerPrice" as c
					where c.partner = o.partner and c.article = o.article), null),
				'group', iif(o.currency is o.own, (select g.price from "groupPrice" as g
					where g."priceGroup" = o."priceGroup" and g.article = o.article), null),
				'base', iif(o.currency is o.own, o.base, null),
				'lists', (select json_group_array(json_object('validFrom', l."validFrom",
						'validUntil', l."validUntil", 'prices',
						(select json_group_array(json_array(t."fromQuantity", t.price)) from "articlePrice" as t
							where t."priceList" = l.id and t.article = o.article)))
					from (select * from "priceList" where currency = o.currency order by rowid) as l
					where exists (select 1 from "articlePrice" as e
						where e."priceList" = l.id and e.article = o.article))) as found
			from asked as o`
	);
	const found = new Map(rows.map(({ at, found }) => [Number(at), JSON.parse(found) as Found]));
	return sales.map(({ quantity, day }, at) => {
		const offer = found.get(at);
		return offer && decided(offer, quantity, day);
	});
}

function decided(
	{ customer, group, base, lists }: Found,
	quantity: Scaled<'quantity'>,
	day: Day
): SalesPrice | undefined {
	const listed = listedOn(
		lists.map(({ prices, ...list }) => ({
			...list,
			prices: prices.map(([fromQuantity, price]) => ({
				fromQuantity: brand<'quantity'>(fromQuantity),
				price: brand<'price'>(price)
			}))
		})),
		day
	);
	const offer = { customer: scaled(customer), group: scaled(group), tiers: listed.tiers };
	return salesPrice({ ...offer, base: listed.base ?? scaled(base) }, quantity);
}

const scaled = (price: Price) => (price === null ? null : brand<'price'>(price));
