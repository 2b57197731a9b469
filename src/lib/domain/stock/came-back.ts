import { brand } from '../model/amount.ts';
import { known } from '../model/assert.ts';
import type { CostMove, CostLayer, Returned } from './book.ts';
import { byAge } from './open-layers.ts';
import type { Span } from './spans.ts';
import { add, comingBack, noGoods, type Holding } from './valuation.ts';
import { lay, pooled, type Work } from './work.ts';

/**
 * Goods of an issue come back at what they cost then (E73): layers as old and as dear as those that it had taken them
 * from, the last of those first, so that a book after a return is as if fewer had left. Under the average they are worth
 * their share of what the issue was worth.
 */
export function comeBack(work: Work, move: CostMove, { value, shares, spans }: Returned): void {
	const sources = shares.map(({ layer, ...part }) => ({
		...{ layer: known(work.layers.get(layer), layer) },
		...part
	}));
	const parts = partsIn(sources, spans);
	for (const { layer, ...part } of parts) {
		const id = work.idFor(move.id);
		const warehouse = known(move.to, move.id);
		lay(work, { ...layer, ...part, id, warehouse, received: part.quantity, move: move.id });
	}
	const all = parts.reduce<Holding>(add, noGoods);
	const issued = { quantity: quantityOf(sources), value };
	const worth = work.method === 'fifo' ? all : within(issued, spans);
	pooled(work, move.goods.article, (pool) => add(pool, worth));
	work.values.set(move.id, worth.value);
}

type Part = Holding & { readonly layer: CostLayer };

const quantityOf = (parts: readonly Holding[]) => parts.reduce(add, noGoods).quantity;

/** What lies in the spans, of each layer, counted from what was taken last. */
function partsIn(taken: readonly Part[], spans: readonly Span[]): readonly Part[] {
	let start = 0;
	return taken.toSorted(lastFirst).flatMap(({ layer, ...whole }) => {
		const from = start;
		start += whole.quantity;
		const own = spans.flatMap((span) => {
			const begin = Math.max(span.start - from, 0);
			const end = Math.min(span.end - from, whole.quantity);
			return begin < end ? [{ start: begin, end }] : [];
		});
		return own.length === 0 ? [] : [{ layer, ...within(whole, own) }];
	});
}

/** Of one order of days whatever way they were posted. */
const lastFirst = (one: Part, other: Part): number =>
	byAge({ ...other.layer, ...other }, { ...one.layer, ...one });

const within = (whole: Holding, spans: readonly Span[]): Holding =>
	spans
		.map(({ start, end }) => comingBack(whole, brand(start), brand(end - start)))
		.reduce(add, noGoods);
