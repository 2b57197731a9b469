import { entities } from '#lib/domain/entities/index.ts';
import { toScaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { MovementKind } from '#lib/domain/stock/movement-kind.ts';
import type { Shelf } from '#lib/domain/stock/posting.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { postStock, type Move } from '#lib/server/writing/post-stock.ts';
import { newId } from './make.ts';
import type { Stock } from './stock.ts';
import { actor, TODAY } from './world.ts';

export type Figures = readonly [onHand: number, reserved: number, ordered: number];
type Place = { readonly article: Id; readonly warehouse: Id; readonly bin?: Id };

/** Brings goods of an article to a shelf, promises some, and orders more: as documents do that there are not yet. */
export async function hold(
	stock: Stock,
	{ article, warehouse, bin }: Place,
	[onHand, reserved, ordered]: Figures
): Promise<void> {
	const shelf = { warehouse, bin: bin ?? null };
	if (onHand > 0)
		await stock.posted('putIn', { warehouse }, { article, bin: bin ?? null, quantity: onHand });
	await post(stock, [
		...moveOf('reserve', article, shelf, reserved),
		...moveOf('orderOpen', article, shelf, ordered)
	]);
}

export const orderOf = (article: Id, shelf: Shelf, quantity: number): readonly Move[] =>
	moveOf('orderOpen', article, shelf, quantity);

/** Posts moves of no document, in one operation. */
export const post = ({ world }: Pick<Stock, 'world'>, moves: readonly Move[]): Promise<void> =>
	operate(
		{ db: world.db, actor: actor() },
		entities.stockRecord,
		{ operation: newId(), source: 'action', request: moves },
		(tx, sequence) => postStock(tx, { actor: actor(), sequence }, moves),
		async () => undefined
	);

function moveOf(kind: MovementKind, article: Id, shelf: Shelf, pieces: number): readonly Move[] {
	const quantity = toScaled('quantity', pieces);
	if (typeof quantity === 'string') throw new Error(quantity);
	const goods = { article, batch: null, serial: null };
	const paper = { document: 'test', paper: 'test', number: 'T-1', on: TODAY, line: 'test' };
	return pieces === 0
		? []
		: [{ ...paper, kind, goods, quantity, from: null, to: shelf, mayExceed: true, reverses: null }];
}
