import { sql } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { worth } from './later-moves.ts';
import type { Reading } from './rows.ts';

/** What of a line of an order went to its customer on a day, less what came back: with its terms, and what it cost. */
export type DeliveredGoods = {
	readonly article: Id;
	readonly customer: Id;
	readonly quantity: Scaled<'quantity'>;
	readonly cost: Scaled<'money'>;
	readonly unitPrice: Scaled<'price'> | null;
	readonly discount: Scaled<'percent'> | null;
	readonly orderDiscount: Scaled<'percent'> | null;
	/** The code of the order's currency, where that is not the company's own. */
	readonly currency: string | null;
	/** Its rate on that day; null where nobody has said. */
	readonly rate: Scaled<'price'> | null;
};

/**
 * What delivery notes took out from one day to another, both among them, less what customers sent back in that time; from
 * the beginning where there is no first.
 */
export const deliveredGoods = (
	db: Reading,
	from: Day | null,
	to: Day
): Promise<readonly DeliveredGoods[]> =>
	db.all(sql`with issued as (
			select m.article, m."on", coalesce(s.line, m.line) as line,
					sum(iif(m."fromWarehouse" is null, -1, 1) * m.quantity) as quantity,
					sum(iif(m."fromWarehouse" is null, -1, 1) * ${worth(sql`m`)}) as cost
				from "stockMove" as m
					left join "stockMove" as u on m.kind = 'customerReturn' and u.id = m.reverses
					left join "stockMove" as s on m.kind = 'customerReturn'
						and s.id = coalesce(m."returns", u."returns")
				where m.kind in ('goodsIssue', 'customerReturn') and m."on" <= ${to} and (${from} is null or m."on" >= ${from})
				group by 1, 2, 3
		)
		select i.article, n.customer, i.quantity, i.cost, ol."unitPrice", ol.discount,
				o.discount as "orderDiscount",
				iif(o.currency is null or o.currency = c.currency, null, u.code) as currency,
				(select x.rate from "exchangeRate" as x where x.currency = o.currency
					and x."validFrom" <= i."on" order by x."validFrom" desc limit 1) as rate
			from issued as i join "deliveryNoteLine" as l on l.id = i.line
				join "deliveryNote" as n on n.id = l.document
				left join "salesOrderLine" as ol on ol.id = l."orderLine"
				left join "salesOrder" as o on o.id = ol.document
				left join currency as u on u.id = o.currency
				left join company as c`);
