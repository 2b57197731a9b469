import type { Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import type { MovementKind } from './movement-kind.ts';

/** Where goods lie in the company. */
export type Shelf = { readonly warehouse: Id; readonly bin: Id | null };

/** Which goods: of one article, and of one batch or the piece with this serial number where it is tracked so. */
export type Goods = {
	readonly article: Id;
	readonly batch: string | null;
	readonly serial: string | null;
};

/** A quantity of goods that goes from one place to another; null is a place outside the company. */
export type Posting = {
	readonly kind: MovementKind;
	readonly goods: Goods;
	readonly from: Shelf | null;
	readonly to: Shelf | null;
	/** More than nothing. */
	readonly quantity: Scaled<'quantity'>;
	/** The line of the document that wants it, where its problems show. */
	readonly line: Id;
	/** What the cells are called in which that line says how many, and which serial numbers. */
	readonly cells?: LineCells;
	/** What one of them costs, where they come in and somebody has said so. */
	readonly unitCost?: Scaled<'price'> | null;
	/**
	 * What one of them is bought for, without what it takes to get it here: `unitCost` where nothing is said, and null where
	 * that says nothing of it.
	 */
	readonly price?: Scaled<'price'> | null;
	/** What all of them cost besides, such as their share of the freight. */
	readonly landed?: Scaled<'money'> | null;
	/** The move whose goods come back with it, or go back to where they were bought. */
	readonly returns?: Id | null;
	/** A promise may go beyond what is there: a back order (E24). */
	readonly mayExceed?: boolean;
	/** The goods are promised to whom they go: what they may not take from others was looked at before. */
	readonly promised?: boolean;
};

export type LineCells = { readonly quantity: string; readonly serials: string };

/** What has to be known of an article to move it. */
export type MovedArticle = {
	readonly stockManaged: boolean;
	readonly tracking: 'none' | 'batch' | 'serial';
	/** What one cost the last time, or costs as a rule. */
	readonly lastCost: Scaled<'price'> | null;
	/** The same without what it took to get it here. */
	readonly lastPrice: Scaled<'price'> | null;
	/** Of one of them. */
	readonly weight: Scaled<'quantity'> | null;
};
export type Articles = ReadonlyMap<Id, MovedArticle>;
