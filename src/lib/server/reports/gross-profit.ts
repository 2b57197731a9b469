import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { revenueOf } from '#lib/domain/sales/revenue.ts';
import { grossProfit as profitOf } from '#lib/domain/stock/gross-profit.ts';
import { Refused } from '#lib/server/refused.ts';
import { deliveredGoods, type DeliveredGoods } from '#lib/server/store/delivered-goods.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Sums = { quantity: number; revenue: number; cost: number };

/** What deliveries of each article to each customer brought; refused where a currency has no rate on their day. */
export async function grossProfit(
	db: Reading,
	{ from, on }: Readonly<Record<string, unknown>>
): Promise<readonly AnyRow[]> {
	const goods = await deliveredGoods(db, typeof from === 'string' ? from : null, on as Day);
	const unknown = goods.filter(({ currency, rate }) => currency !== null && rate === null);
	const codes = [...new Set(unknown.map(({ currency }) => currency ?? ''))];
	if (codes.length > 0) {
		throw new Refused(
			codes.map((currency) => ({ code: 'currency.no-rate', params: { currency } }))
		);
	}
	const sums = new Map<string, Sums & Pick<DeliveredGoods, 'article' | 'customer'>>();
	for (const each of goods) {
		const { article, customer } = each;
		const key = `${article} ${customer}`;
		const sum = sums.get(key) ?? { article, customer, quantity: 0, revenue: 0, cost: 0 };
		sum.quantity += each.quantity;
		sum.revenue += revenueOf({ ...each, rate: own(each) });
		sum.cost += each.cost;
		sums.set(key, sum);
	}
	return [...sums].flatMap(([id, sum]) => (isNothing(sum) ? [] : [toRow(id, sum)]));
}

/** One of the company's own currency buys one of it. */
const ONE = brand<'price'>(1_000_000);
const own = ({ currency, rate }: DeliveredGoods): Scaled<'price'> =>
	currency === null ? ONE : (rate ?? ONE);

const isNothing = ({ quantity, revenue, cost }: Sums) =>
	quantity === 0 && revenue === 0 && cost === 0;

function toRow(
	id: string,
	{ article, customer, ...sums }: Sums & Pick<DeliveredGoods, 'article' | 'customer'>
): AnyRow {
	const [revenue, cost] = [brand<'money'>(sums.revenue), brand<'money'>(sums.cost)];
	const { profit, margin } = profitOf(revenue, cost);
	const quantity = brand<'quantity'>(sums.quantity);
	return {
		id,
		version: 1,
		article,
		customer,
		quantity,
		revenue,
		cost,
		profit,
		margin: margin ?? null
	};
}
