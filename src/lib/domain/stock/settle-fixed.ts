import { brand, type Scaled } from '../model/amount.ts';
import { known } from '../model/assert.ts';
import type { Problem } from '../model/problem.ts';
import type { CostMove } from './book.ts';
import { noGoods } from './valuation.ts';
import { draw, type Work } from './work.ts';

type Money = Scaled<'money'>;

/**
 * What was counted keeps its value, though its layers would tell another one by now: the goods that are left take the
 * difference. Where there are none, or they are not worth so much, the replay is refused, since no value may be lost.
 */
export function settleFixed(work: Work, move: CostMove, worth: Money, cost: Money): void {
	const settled =
		work.method === 'fifo' ? spread(work, move, cost - worth) : pooled(work, move, worth);
	if (settled) work.values.set(move.id, worth);
	else work.problems.push(fixed(move));
}

/** What is to be given to the layers that are left, or taken from them, the oldest first. */
function spread(work: Work, { id, goods, from }: CostMove, difference: number): boolean {
	let rest = difference;
	for (const layer of [...work.open.of({ goods, warehouse: known(from, id) })]) {
		if (rest === 0) break;
		const more = Math.max(rest, -layer.value);
		draw(work, id, layer.id, { quantity: brand(0), value: brand(-more) });
		rest -= more;
	}
	return rest === 0;
}

function pooled(
	{ pools }: Work,
	{ goods: { article }, quantity }: CostMove,
	worth: Money
): boolean {
	const held = pools.get(article) ?? noGoods;
	const left = { quantity: held.quantity - quantity, value: held.value - worth };
	if (left.value < 0 || (left.quantity === 0 && left.value !== 0)) return false;
	pools.set(article, { quantity: brand(left.quantity), value: brand(left.value) });
	return true;
}

const fixed = ({ line, on }: CostMove): Problem => ({
	code: 'count.fixed',
	params: { on },
	at: { row: line, field: 'quantity' }
});
