import { defineDocument } from '../model/document.ts';
import { date, formula, ref } from '../model/field.ts';
import { discount, pricedFields } from '../sales/priced-fields.ts';
import { selling } from '../sales/selling-fields.ts';

/**
 * What a customer has ordered (F39). Confirmed, its goods are promised to him, also those that are not there yet (F41,
 * E24). How much of it is delivered is not for anybody to say: its state follows from delivery notes.
 */
export const salesOrder = defineDocument({
	name: 'salesOrder',
	area: 'sales',
	header: {
		...selling.start,
		/** What it was made from, as the customer accepted it. */
		quote: ref('quote', { readonly: true, width: 110 }),
		/** What was won with it. */
		deal: ref('deal', { readonly: true, width: 110 }),
		/** The day on which the customer wants to have it. */
		deliverOn: date({ width: 110 }),
		/** Of all lines, less the discount on the whole (E94). */
		net: formula('=LINESNET([id]) - ROUND(LINESNET([id]) * [discount] / 100, 2)', { as: 'money' }),
		discount,
		...selling.rest
	},
	lines: {
		...pricedFields,
		/** The line that it was offered with. */
		quoteLine: ref('quoteLine', { readonly: true, aside: true, width: 90 }),
		/** The line of the deal that was won with it. */
		dealLine: ref('dealLine', { readonly: true, aside: true, width: 90 }),
		open: formula('=LINEOPEN([id])', { as: 'quantity', width: 80 }),
		delivered: formula('=LINEDELIVERED([id])', { as: 'quantity', width: 85 }),
		allocated: formula('=LINEALLOCATED([id])', { as: 'quantity', width: 85 }),
		reserved: formula('=LINERESERVED([id])', { as: 'quantity', width: 85 })
	},
	states: ['draft', 'confirmed', 'partlyDelivered', 'delivered', 'closed', 'cancelled'],
	editable: ['draft'],
	actions: {
		confirm: { from: ['draft'], to: 'confirmed' },
		/** What is still open will not be delivered. */
		close: { from: ['confirmed', 'partlyDelivered', 'delivered'], to: 'closed' },
		cancel: { from: ['draft', 'confirmed', 'partlyDelivered'], to: 'cancelled' }
	}
});
