import { brand, type Scaled } from '../model/amount.ts';
import { known } from '../model/assert.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import type { CostLayer, CostMethod, Share } from './book.ts';
import type { OpenLayers } from './open-layers.ts';
import { noGoods, type Holding } from './valuation.ts';

/** The book while moves are carried out. */
export type Work = {
	readonly method: CostMethod;
	readonly layers: Map<Id, CostLayer>;
	readonly open: OpenLayers;
	/** The layers that a move made. */
	readonly made: Map<Id, Id[]>;
	readonly pools: Map<Id, Holding>;
	readonly values: Map<Id, Scaled<'money'>>;
	/** By move, and of each layer one at most. */
	readonly shares: Map<Id, Share[]>;
	readonly problems: Problem[];
	readonly idFor: (move: Id) => Id;
};

/** Takes so much from a layer, and keeps what the move took. */
export function draw({ layers, open, shares }: Work, move: Id, id: Id, part: Holding) {
	const layer = known(layers.get(id), id);
	const left = {
		...layer,
		quantity: brand<'quantity'>(layer.quantity - part.quantity),
		value: brand<'money'>(layer.value - part.value)
	};
	layers.set(id, left);
	open.put(left);
	const own = listed(shares, move);
	const last = own.at(-1)?.layer === id ? own.pop() : undefined;
	own.push({
		...{ move, layer: id },
		quantity: brand<'quantity'>((last?.quantity ?? 0) + part.quantity),
		value: brand<'money'>((last?.value ?? 0) + part.value)
	});
}

/** A layer that a move brings. */
export function lay({ layers, open, made }: Work, layer: CostLayer) {
	layers.set(layer.id, layer);
	open.put(layer);
	listed(made, layer.move).push(layer.id);
}

export function pooled(
	{ method, pools }: Work,
	article: Id,
	change: (pool: Holding) => Holding
): void {
	if (method === 'average') pools.set(article, change(pools.get(article) ?? noGoods));
}

export function listed<T>(lists: Map<Id, T[]>, key: Id): T[] {
	const list = lists.get(key) ?? [];
	lists.set(key, list);
	return list;
}
