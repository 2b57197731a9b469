import { defineDocument } from '../model/document.ts';
import { choice, date, formula, money, price, quantity, ref, text } from '../model/field.ts';
import { landedCostBases } from '../stock/landed-cost.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';
import { packedFields } from '../stock/packed-fields.ts';

const { batch, serials, quantity: received } = goodsFields;

/**
 * Goods that a supplier has sent, against what was ordered of him and what nobody ordered (F60). Posted, they are on
 * hand and no longer on order; cancelled or reopened, it is as before (F63).
 */
export const goodsReceipt = defineDocument({
	name: 'goodsReceipt',
	area: 'purchasing',
	header: {
		on: date({ width: 110 }),
		supplier: ref('partner', { required: true, width: 220 }),
		warehouse: ref('warehouse', { required: true }),
		/** The number of the supplier's delivery note. */
		deliveryNote: text({ max: 60 }),
		note,
		/** What it cost to get all of it here, and by what the lines bear it: by value where nobody says so (E63). */
		freight: money({ min: 0, restricted: 'costs', width: 110 }),
		spreadBy: choice(landedCostBases, { restricted: 'costs', width: 110 })
	},
	lines: {
		order: ref('purchaseOrder', { readonly: true, width: 110 }),
		/** Empty for goods that nobody ordered. */
		orderLine: ref('purchaseOrderLine', { width: 90 }),
		article: ref('article', { required: true, width: 260 }),
		quantity: received,
		...packedFields,
		/** What was still to come of the order. */
		expected: quantity({ readonly: true, min: 0 }),
		discrepancy: formula('=IF(ISBLANK([expected]), "", [quantity] - [expected])', {
			as: 'quantity'
		}),
		/** What of it came for the demand that it was ordered for, and is kept for that; the rest is free (E62). */
		forDemand: quantity({ readonly: true, min: 0, width: 110 }),
		bin: ref('bin', { width: 100 }),
		batch,
		/** Of a batch that comes in for the first time. */
		expiresOn: date({ width: 110 }),
		serials,
		/** In the company's currency; where it is left empty, as it was ordered, or what the article cost the last time. */
		unitCost: price({ min: 0, restricted: 'costs' })
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: { from: ['draft'], to: 'posted' },
		reopen: { from: ['posted'], to: 'draft', reverses: true },
		cancel: { from: ['draft', 'posted'], to: 'cancelled', reverses: true }
	}
});
