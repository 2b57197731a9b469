import type { Condition, Filter } from '../model/query.ts';
import type { Cell } from '../model/row.ts';

/** The cells of the row in which a reference is chosen. */
type Cells = (field: string) => Cell;

/**
 * What a reference may lead to by the rules of its table, as far as that is told by cells of what it leads to: what is
 * offered to choose from, and what a text that is typed can mean. Whatever is chosen all the same is for the rules to say.
 */
const accepted: Readonly<Record<string, (cells: Cells) => readonly Condition[]>> = {
	'salesOrder.deliveryAddress': (cells) => [...ofCustomer(cells), isSet('delivery')],
	'salesOrder.invoiceAddress': (cells) => [...ofCustomer(cells), isSet('invoice')],
	'salesOrder.contact': ofCustomer,
	'deliveryNote.deliveryAddress': (cells) => [...ofCustomer(cells), isSet('delivery')],
	'deliveryNote.contact': ofCustomer,
	'salesOrder.customer': () => [isSet('customer')],
	'deliveryNote.customer': () => [isSet('customer')],
	'purchaseOrder.supplier': () => [isSet('supplier')],
	'goodsReceipt.supplier': () => [isSet('supplier')],
	'salesOrderLine.article': () => [isSet('sales')],
	'purchaseOrderLine.article': () => [isSet('purchase')]
};

/** The condition that rows to choose from meet; none where any of them will do. */
export function acceptedFor(entity: string, field: string, cells: Cells): Filter | undefined {
	const all = accepted[`${entity}.${field}`]?.(cells) ?? [];
	return all.length > 0 ? { all } : undefined;
}

const isSet = (field: string): Condition => ({ field, is: 'equals', value: true });

/** Where no customer is named yet, nothing is told of whose it has to be. */
function ofCustomer(cells: Cells): readonly Condition[] {
	const value = cells('customer');
	return value === null ? [] : [{ field: 'partner', is: 'equals', value }];
}
