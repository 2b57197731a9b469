import type { Condition, Filter } from '../model/query.ts';
import type { Cell } from '../model/row.ts';

/** The cells of the row in which a reference is chosen. */
type Cells = (field: string) => Cell;

type Accepted = Readonly<Record<string, (cells: Cells) => readonly Condition[]>>;

/** What is sold to a customer, and what it is sold as. */
const sold = (document: string): Accepted => ({
	[`${document}.customer`]: () => [isSet('customer')],
	[`${document}.deliveryAddress`]: (cells) => [...ofCustomer(cells), isSet('delivery')],
	[`${document}.invoiceAddress`]: (cells) => [...ofCustomer(cells), isSet('invoice')],
	[`${document}.contact`]: ofCustomer,
	[`${document}Line.article`]: () => [isSet('sales')]
});

/**
 * What a reference may lead to by the rules of its table, as far as that is told by cells of what it leads to: what is
 * offered to choose from, and what a text that is typed can mean. Whatever is chosen all the same is for the rules to say.
 */
const accepted: Accepted = {
	...sold('deal'),
	...sold('quote'),
	...sold('salesOrder'),
	'customerPrice.partner': () => [isSet('customer')],
	'reservation.customer': () => [isSet('customer')],
	'deliveryNote.customer': () => [isSet('customer')],
	'deliveryNote.deliveryAddress': (cells) => [...ofCustomer(cells), isSet('delivery')],
	'deliveryNote.contact': ofCustomer,
	'salesReturn.customer': () => [isSet('customer')],
	'supplierArticle.supplier': () => [isSet('supplier')],
	'reorderSuggestion.supplier': () => [isSet('supplier')],
	'purchaseOrder.supplier': () => [isSet('supplier')],
	'goodsReceipt.supplier': () => [isSet('supplier')],
	'purchaseReturn.supplier': () => [isSet('supplier')],
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
