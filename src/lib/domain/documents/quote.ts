import { defineDocument } from '../model/document.ts';
import { date, formula, quantity, ref } from '../model/field.ts';
import { discount, pricedFields } from '../sales/priced-fields.ts';
import { selling } from '../sales/selling-fields.ts';

/**
 * What a customer is offered (F33). Sent, it keeps goods for him as far as its lines say, never more than there is for
 * others (F42). Accepted, it becomes an order (F37). That its last day is over is not for anybody to say: a job does.
 */
export const quote = defineDocument({
	name: 'quote',
	area: 'sales',
	header: {
		...selling.start,
		/** What is won with it. */
		deal: ref('deal', { width: 110 }),
		/** The last day on which it can be accepted and goods are kept for it; empty: until somebody ends it. */
		validUntil: date({ width: 110 }),
		/** Of all lines, less the discount on the whole. */
		net: formula('=QUOTENET([id]) - ROUND(QUOTENET([id]) * [discount] / 100, 2)', { as: 'money' }),
		discount,
		...selling.rest
	},
	lines: {
		...pricedFields,
		/** How many to keep for the customer while he decides; empty: none. */
		toReserve: quantity({ min: 0, width: 100 }),
		reserved: formula('=LINERESERVED([id])', { as: 'quantity', width: 100 })
	},
	states: ['draft', 'sent', 'accepted', 'rejected', 'expired', 'cancelled'],
	editable: ['draft'],
	actions: {
		send: { from: ['draft'], to: 'sent' },
		accept: { from: ['sent'], to: 'accepted' },
		reject: { from: ['sent'], to: 'rejected' },
		revise: { from: ['sent'], to: 'draft' },
		cancel: { from: ['draft', 'sent'], to: 'cancelled' }
	}
});
