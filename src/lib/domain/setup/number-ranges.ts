import type { SetupRow } from './setup-row.ts';

/** A range for each kind of document, and for partners and articles (F106). */
const ranges = [
	['article', 'Articles', ''],
	['partner', 'Partners', ''],
	['deal', 'Deals', 'D-'],
	['quote', 'Quotes', 'Q-'],
	['salesOrder', 'Sales orders', 'SO-'],
	['deliveryNote', 'Delivery notes', 'DN-'],
	['invoice', 'Invoices', 'INV-'],
	['creditNote', 'Credit notes', 'CN-'],
	['salesReturn', 'Sales returns', 'SR-'],
	['purchaseOrder', 'Purchase orders', 'PO-'],
	['goodsReceipt', 'Goods receipts', 'GR-'],
	['bill', 'Bills', 'B-'],
	['purchaseReturn', 'Purchase returns', 'PR-'],
	['putIn', 'Put-ins', 'IN-'],
	['takeOut', 'Take-outs', 'OUT-'],
	['transfer', 'Transfers', 'TR-'],
	['writeOff', 'Write-offs', 'WO-'],
	['adjustment', 'Adjustments', 'ADJ-'],
	['stocktake', 'Stocktakes', 'ST-'],
	['reservation', 'Reservations', 'RS-'],
	['reorderSuggestion', 'Reorder suggestions', 'RO-']
] as const;

export const numberRangeRows: readonly SetupRow[] = ranges.map(([key, name, prefix]) => ({
	key,
	cells: { key, name, prefix: prefix === '' ? null : prefix, next: 1, digits: 5 }
}));
