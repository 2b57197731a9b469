import type { DocumentType } from '../model/document.ts';
import { adjustment } from './adjustment.ts';
import { deal } from './deal.ts';
import { demandLine } from './demand-line.ts';
import { goodsReceipt } from './goods-receipt.ts';
import { purchaseOrder } from './purchase-order.ts';
import { purchaseReturn } from './purchase-return.ts';
import { deliveryNote } from './delivery-note.ts';
import { quote } from './quote.ts';
import { putIn } from './put-in.ts';
import { reorderSuggestion } from './reorder-suggestion.ts';
import { reservation } from './reservation.ts';
import { salesOrder } from './sales-order.ts';
import { salesReturn } from './sales-return.ts';
import { stocktake } from './stocktake.ts';
import { takeOut } from './take-out.ts';
import { transfer } from './transfer.ts';
import { writeOff } from './write-off.ts';

/** Every document type of the product, one line each; tests/tidy fails when a file of this folder is missing here. */
export const documents: Readonly<Record<string, DocumentType>> = {
	deal,
	quote,
	salesOrder,
	deliveryNote,
	salesReturn,
	putIn,
	takeOut,
	writeOff,
	transfer,
	adjustment,
	stocktake,
	reservation,
	reorderSuggestion,
	demandLine,
	purchaseOrder,
	goodsReceipt,
	purchaseReturn
};
