import { defineDocument } from '../model/document.ts';
import { date, ref, text } from '../model/field.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';

/**
 * Goods that a customer sends back (F68), of which he was delivered as many at least (E82). They come in at what they
 * cost when they left (E73), to whatever warehouse they are to lie in, such as one that does not ship (E87).
 */
export const salesReturn = defineDocument({
	name: 'salesReturn',
	area: 'sales',
	header: {
		on: date({ width: 110 }),
		customer: ref('partner', { required: true, width: 220 }),
		/** Where the goods go. */
		warehouse: ref('warehouse', { required: true }),
		/** The day on which they are back; where it is left empty, the one on which that is said. */
		receivedOn: date({ width: 110 }),
		note
	},
	lines: {
		/** The delivery note whose line it is. */
		delivery: ref('deliveryNote', { readonly: true, width: 110 }),
		deliveryLine: ref('deliveryNoteLine', { width: 90 }),
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...goodsFields,
		reason: text({ max: 200, width: 200 })
	},
	states: ['requested', 'approved', 'received', 'rejected', 'cancelled'],
	editable: ['requested'],
	actions: {
		approve: { from: ['requested'], to: 'approved' },
		reject: { from: ['requested', 'approved'], to: 'rejected' },
		/** From a request at once by those who may approve it. */
		receive: { from: ['requested', 'approved'], to: 'received' },
		reopen: { from: ['approved', 'received'], to: 'requested', reverses: true },
		cancel: { from: ['requested', 'approved', 'received'], to: 'cancelled', reverses: true }
	}
});
