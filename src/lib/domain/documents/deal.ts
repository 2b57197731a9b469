import { defineDocument } from '../model/document.ts';
import { date, formula, percent, quantity, text } from '../model/field.ts';
import { discount, pricedFields } from '../sales/priced-fields.ts';
import { selling } from '../sales/selling-fields.ts';

/**
 * What somebody may buy, before it is an order (an opportunity). Its goods can be kept for him meanwhile, for a time
 * (F44); won or lost it is closed, and one that was lost may come up again.
 */
export const deal = defineDocument({
	name: 'deal',
	area: 'sales',
	// It is spoken of long before it has a number.
	title: 'name',
	header: {
		name: text({ required: true, max: 200, width: 220 }),
		...selling.start,
		/** By when it is thought to be decided, and how likely it is won. */
		decidedOn: date({ width: 110 }),
		probability: percent({ min: 0, max: 100, width: 100 }),
		/** Of all lines, less the discount on the whole. */
		net: formula('=DEALNET([id]) - ROUND(DEALNET([id]) * [discount] / 100, 2)', { as: 'money' }),
		discount,
		/** The last day on which its goods are kept; where it is left empty, after the company's usual days. */
		until: date({ width: 110 }),
		...selling.rest
	},
	lines: {
		...pricedFields,
		/** How many are kept for the customer when goods are reserved: all of the line where it is left empty. */
		toReserve: quantity({ min: 0, width: 100 }),
		reserved: formula('=LINERESERVED([id])', { as: 'quantity', width: 100 }),
		allocated: formula('=LINEALLOCATED([id])', { as: 'quantity', width: 100, aside: true })
	},
	states: ['open', 'won', 'lost'],
	editable: ['open'],
	actions: {
		reserve: { from: ['open'], to: 'open' },
		unreserve: { from: ['open'], to: 'open' },
		/** What its last day has passed of. */
		expire: { from: ['open'], to: 'open', unoffered: true },
		win: { from: ['open'], to: 'won' },
		lose: { from: ['open'], to: 'lost' },
		reopen: { from: ['lost'], to: 'open' }
	}
});
