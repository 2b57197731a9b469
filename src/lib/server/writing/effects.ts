import type { Day } from '#lib/domain/model/calendar.ts';
import type { DocumentType } from '#lib/domain/model/document.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { Articles } from '#lib/domain/stock/posting.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { bringBatches } from './keep-batches.ts';
import { adjust } from './adjust.ts';
import { letGo, order } from './order-goods.ts';
import { deliver } from './deliver.ts';
import { orderSuggested } from './order-suggested.ts';
import type { Paper } from './paper.ts';
import { pick, unpick } from './pick-demands.ts';
import type { Move } from './post-stock.ts';
import { shipReturn } from './purchase-return.ts';
import { acceptQuote, sendQuote } from './quote.ts';
import { neverCame, receive } from './receive-goods.ts';
import { expire, release, reserve } from './reserve.ts';
import { winDeal } from './win-deal.ts';
import { expireDeal, releaseDeal, reserveDeal } from './reserve-deal.ts';
import { cancelOrder, confirmOrder } from './sales-order.ts';
import { approveReturn, receiveReturn, unreceiveReturn } from './sales-return.ts';
import { begin, finish, recount, settleCount } from './stocktake.ts';
import { takeDeliveryBack } from './take-delivery-back.ts';

/** An action under way, once nothing in the documents themselves stands against it. */
export type Scene = {
	readonly context: Context;
	readonly sequence: number;
	readonly papers: readonly Paper[];
	/** Their heads as they will be stored, in the order of the papers. */
	readonly heads: readonly Draft[];
	readonly articles: Articles;
	readonly today: Day;
};

/** What the effect finds wrong, of which warnings may be confirmed, and what moves with it. */
export type Outcome = {
	readonly problems?: readonly Problem[];
	readonly moves?: readonly Move[];
	/** Further cells of the heads, by their ids. */
	readonly cells?: ReadonlyMap<Id, Readonly<Record<string, Cell>>>;
	/** What follows at other documents, once these stand in their new state. */
	afterwards?(act: Acting): Promise<void>;
};

/** Does an action to other documents within the same operation. */
export type Acting = (type: DocumentType, action: string, ids: readonly Id[]) => Promise<unknown>;

/**
 * What an action does that takes more than its documents to know: it asks what is stored and writes rows of other
 * tables, within the transaction of the action, which takes everything back where anything is refused.
 */
export type Effect = (tx: Tx, scene: Scene) => Promise<Outcome>;

/** By document and action, such as `stocktake.begin`. */
export const effects: Readonly<Record<string, Effect>> = {
	'deal.reserve': reserveDeal,
	'deal.unreserve': releaseDeal,
	'deal.expire': expireDeal,
	'deal.win': winDeal,
	'deal.lose': releaseDeal,
	'putIn.post': bringBatches,
	'adjustment.post': adjust,
	'stocktake.begin': begin,
	'stocktake.finish': finish,
	'stocktake.recount': recount,
	'stocktake.post': settleCount,
	'reservation.reserve': reserve('reservation'),
	'reservation.cancel': release,
	'reservation.expire': expire,
	'reorderSuggestion.order': orderSuggested,
	'demandLine.pick': pick,
	'demandLine.unpick': unpick,
	'purchaseOrder.submit': order,
	'purchaseOrder.closeShort': letGo,
	'purchaseOrder.close': letGo,
	'purchaseOrder.cancel': letGo,
	'goodsReceipt.post': receive,
	'goodsReceipt.reopen': neverCame,
	'goodsReceipt.cancel': neverCame,
	'quote.send': sendQuote,
	'quote.accept': acceptQuote,
	'quote.reject': release,
	'quote.revise': release,
	'quote.cancel': release,
	'salesOrder.confirm': confirmOrder,
	'salesOrder.close': release,
	'salesOrder.cancel': cancelOrder,
	'deliveryNote.post': deliver,
	'deliveryNote.reopen': takeDeliveryBack,
	'deliveryNote.cancel': takeDeliveryBack,
	'salesReturn.approve': approveReturn,
	'salesReturn.receive': receiveReturn,
	'salesReturn.reopen': unreceiveReturn,
	'salesReturn.cancel': unreceiveReturn,
	'purchaseReturn.ship': shipReturn
};
