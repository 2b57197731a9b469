import { groupBy } from '#lib/domain/model/group-by.ts';
import { brand } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { progressOf, type Progress } from '#lib/domain/progress.ts';
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
	const standing = ordered.map((line) => ({
		...line,
		delivered: brand<'quantity'>(line.delivered + (moving.get(line.id) ?? 0))
	}));
	const byOrder = groupBy(standing, ({ order }) => order);
	const progress = new Map([...byOrder].map(([order, lines]) => [order, progressIn(lines)]));
	await follow(tx, sequence, 'salesOrder', progress);
}

/** Services count only where there is nothing else. */
function progressIn(lines: readonly OrderedLine[]): Progress {
	const goods = lines.filter(({ counts }) => counts);
	const counting = goods.length > 0 ? goods : lines;
	const closedShort = brand<'quantity'>(0);
	return progressOf(
		counting.map(({ quantity, delivered }) => ({ quantity, done: delivered, closedShort }))
	);
}
