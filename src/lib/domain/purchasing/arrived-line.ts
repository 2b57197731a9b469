import { brand, toDecimal, type Scaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { lineProblems, type MovedLine } from '../stock/moved-line.ts';
import type { Articles } from '../stock/posting.ts';
import { costAsOrdered, receivable, type OrderedLine } from './ordered-line.ts';

type Quantity = Scaled<'quantity'>;
export type OrderedLines = ReadonlyMap<Id, OrderedLine>;

/** A line of a goods receipt. */
export type ArrivedLine = MovedLine & {
	readonly orderLine: Id | null;
	readonly bin: Id | null;
	readonly unitCost: Scaled<'price'> | null;
};

/** The states of an order in which goods of it may arrive, or have never come. */
const RECEIVABLE = ['submitted', 'partlyReceived', 'received'];

/** Every reason why lines cannot arrive, but for how many (F14, F15, F60; E61). */
export function arrivalProblems(
	lines: readonly ArrivedLine[],
	orders: OrderedLines,
	articles: Articles
): readonly Problem[] {
	// Nothing of an ordered service comes into stock, and yet it comes.
	const isService = ({ article, orderLine }: ArrivedLine) =>
		orderLine !== null && articles.get(article)?.stockManaged === false;
	return [
		...lineProblems(
			lines.filter((line) => !isService(line)),
			articles
		),
		...lines
			.filter(isService)
			.flatMap(({ id, quantity }): readonly Problem[] =>
				quantity > 0 ? [] : [{ code: 'quantity.nothing', at: { row: id, field: 'quantity' } }]
			),
		...closedOrders(lines, orders),
		...lines.flatMap((line) => withoutRate(line, orders))
	];
}

/** Lines of orders with which nothing may be done any more. */
export const closedOrders = (
	lines: readonly ArrivedLine[],
	orders: OrderedLines
): readonly Problem[] =>
	lines.flatMap((line): readonly Problem[] => {
		const order = orderOf(line, orders);
		if (!order || RECEIVABLE.includes(order.state)) return [];
		const at = { row: line.id, field: 'orderLine' };
		return [{ code: 'order.not-open', params: { number: order.number ?? '–' }, at }];
	});

function withoutRate(line: ArrivedLine, orders: OrderedLines): readonly Problem[] {
	const order = orderOf(line, orders);
	if (!order || line.unitCost !== null || costAsOrdered(order) !== 'no-rate') return [];
	const at = { row: line.id, field: 'orderLine' };
	return [{ code: 'currency.no-rate', params: { currency: order.currency ?? '' }, at }];
}

/** The line with what was ordered for its cost, where it has none of its own. */
export function costed(line: ArrivedLine, orders: OrderedLines): ArrivedLine {
	const order = orderOf(line, orders);
	const cost = order ? costAsOrdered(order) : null;
	return { ...line, unitCost: line.unitCost ?? (cost === 'no-rate' ? null : cost) };
}

/** Lines with which more arrives than may; whoever may exceed that is only warned. */
export function beyond(
	lines: readonly ArrivedLine[],
	orders: OrderedLines,
	mayExceed: boolean
): readonly Problem[] {
	const left = new Map([...orders].map(([id, order]) => [id, receivable(order).most]));
	return lines.flatMap(({ id, orderLine, quantity }): readonly Problem[] => {
		const most = left.get(orderLine ?? '');
		if (orderLine === null || most === undefined) return [];
		left.set(orderLine, brand(Math.max(0, most - quantity)));
		if (quantity <= most) return [];
		const params = { most: toDecimal('quantity', most) };
		const at = { row: id, field: 'quantity' };
		return [{ code: 'receipt.beyond', params, at, ...(mayExceed && { severity: 'warning' }) }];
	});
}

/** What was still to come as each line arrived: lines of one order line share it, and the last of them tells the rest (F62). */
export function expectations(
	lines: readonly ArrivedLine[],
	orders: OrderedLines
): ReadonlyMap<Id, Quantity> {
	const last = new Map(lines.map(({ id, orderLine }) => [orderLine, id]));
	const left = new Map([...orders].map(([id, order]) => [id, receivable(order).open]));
	return new Map(
		lines.flatMap(({ id, orderLine, quantity }) => {
			const open = left.get(orderLine ?? '');
			if (orderLine === null || open === undefined) return [];
			const own = last.get(orderLine) === id ? open : brand<'quantity'>(Math.min(quantity, open));
			left.set(orderLine, brand(open - own));
			return [[id, own] as const];
		})
	);
}

const orderOf = ({ orderLine }: ArrivedLine, orders: OrderedLines): OrderedLine | undefined =>
	orderLine === null ? undefined : orders.get(orderLine);
