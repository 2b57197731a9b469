import type { Scaled } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';
import type { Id } from '../model/row.ts';
import type { Layer } from './layers.ts';
import type { Goods, LineCells } from './posting.ts';
import type { Span } from './spans.ts';
import type { Holding } from './valuation.ts';

export type CostMethod = 'fifo' | 'average';

/** Goods of one warehouse that came in together; in what bins they lie does not matter to their cost. */
export type CostLayer = Layer & {
	readonly goods: Goods;
	readonly warehouse: Id;
	readonly on: Day;
	/** Breaks ties between layers of one day: the later one is greater. */
	readonly age: number;
	/** The move that brought them to this warehouse. */
	readonly move: Id;
};

/** What a move took from a layer; less than nothing where it gave something back. */
export type Share = Holding & { readonly move: Id; readonly layer: Id };

/** A move of goods as far as their cost goes; null is outside the company. */
export type CostMove = {
	readonly id: Id;
	readonly goods: Goods;
	readonly from: Id | null;
	readonly to: Id | null;
	readonly quantity: Scaled<'quantity'>;
	readonly on: Day;
	readonly age: number;
	readonly line: Id;
	readonly cells?: LineCells | undefined;
	/** What one of them costs that come in. */
	readonly unitCost: Scaled<'price'> | null;
	/** What one of them is bought for, where that is known. */
	readonly price?: Scaled<'price'> | null;
	/** What all of them cost besides. */
	readonly landed?: Scaled<'money'>;
	/** The move that this one takes back, with what it was worth and took from layers. */
	readonly undoes: Undone | null;
	/** The move that had taken out the goods that come back with this one. */
	readonly returns?: Returned | null;
	/** The age of the layers out of which goods leave before they do out of others. */
	readonly source?: number | null;
	/** It was posted before and is only valued again. */
	readonly posted?: {
		readonly value: Scaled<'money'>;
		/** Its value stays, whatever is posted before it: goods that came in, and what was counted. */
		readonly fixed: boolean;
	};
};
export type Undone = {
	readonly move: Id;
	readonly value: Scaled<'money'>;
	readonly shares: readonly Share[];
};
/** An issue, and which part of it comes back. */
export type Returned = Undone & { readonly spans: readonly Span[] };

/** What is known of the cost of articles. Layers are always kept; the pools count under the moving average. */
export type Book = {
	readonly method: CostMethod;
	readonly layers: ReadonlyMap<Id, CostLayer>;
	/** All goods of an article together. */
	readonly pools: ReadonlyMap<Id, Holding>;
};
export type Costed = Book & {
	/** What each move is worth. */
	readonly values: ReadonlyMap<Id, Scaled<'money'>>;
	readonly shares: readonly Share[];
};
