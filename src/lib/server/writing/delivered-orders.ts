import { brand } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { stepOf, type Step } from '#lib/domain/sales/progress.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { OrderedLine } from '#lib/server/store/sales-order-lines.ts';
import type { Delivery } from './deliver.ts';
import { follow } from './follow.ts';

/** Orders follow what goes out of their lines, or comes back (`way` -1), beside what was delivered before. */
export async function followOrders(
	tx: Tx,
	sequence: number,
	ordered: readonly OrderedLine[],
	deliveries: readonly Pick<Delivery, 'line'>[],
	way: 1 | -1
): Promise<void> {
	const moving = new Map<Id, number>();
	for (const { line } of deliveries) {
		if (line.orderLine === null) continue;
		moving.set(line.orderLine, (moving.get(line.orderLine) ?? 0) + way * line.quantity);
	}
	const byOrder = new Map<Id, OrderedLine[]>();
	for (const line of ordered) {
		const delivered = brand<'quantity'>(line.delivered + (moving.get(line.id) ?? 0));
		const own = byOrder.get(line.order);
		if (own) own.push({ ...line, delivered });
		else byOrder.set(line.order, [{ ...line, delivered }]);
	}
	const steps = new Map([...byOrder].map(([order, lines]) => [order, stepIn(lines)]));
	await follow(tx, sequence, 'salesOrder', steps);
}

/** Services count only where there is nothing else. */
function stepIn(lines: readonly OrderedLine[]): Step {
	const goods = lines.filter(({ counts }) => counts);
	const counting = goods.length > 0 ? goods : lines;
	return stepOf(counting.map(({ quantity, delivered }) => ({ quantity, done: delivered })));
}
