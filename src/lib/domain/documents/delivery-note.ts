import { defineDocument } from '../model/document.ts';
import { date, ref, text } from '../model/field.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';
import { packedFields } from '../stock/packed-fields.ts';

/**
 * Goods that go out to a customer (F47), as far as they were promised to him where a line serves an order. Reopened, it
 * takes them back and is a draft again under its number.
 */
export const deliveryNote = defineDocument({
	name: 'deliveryNote',
	area: 'sales',
	header: {
		on: date({ width: 110 }),
		customer: ref('partner', { required: true, width: 220 }),
		warehouse: ref('warehouse', { required: true }),
		/** What the customer calls his orders. */
		customerOrderNumber: text({ max: 200, width: 130 }),
		deliveryAddress: ref('address'),
		contact: ref('contact'),
		processor: ref('employee'),
		note
	},
	lines: {
		/** The order that the line serves, and which of its lines; none where goods go out without one. */
		order: ref('salesOrder', { readonly: true, width: 110 }),
		orderLine: ref('salesOrderLine', { width: 90 }),
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...goodsFields,
		...packedFields
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: { from: ['draft'], to: 'posted' },
		reopen: { from: ['posted'], to: 'draft', reverses: true },
		cancel: { from: ['draft', 'posted'], to: 'cancelled', reverses: true }
	}
});
