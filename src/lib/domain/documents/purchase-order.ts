import { defineDocument } from '../model/document.ts';
import { choice, date, formula, price, quantity, ref, text } from '../model/field.ts';
import { note } from '../stock/moved-fields.ts';
import { packedFields } from '../stock/packed-fields.ts';

/**
 * What is bought of a supplier (F58). Submitted, its goods are on order; how far it is received is told by its receipts
 * and never by hand (F61). What does not come any more is let go: of all of it by cancelling, of the rest by closing it
 * short (E59).
 */
export const purchaseOrder = defineDocument({
	name: 'purchaseOrder',
	area: 'purchasing',
	header: {
		on: date({ width: 110 }),
		supplier: ref('partner', { required: true, width: 220 }),
		/** The number that the supplier gave it. */
		supplierReference: text({ max: 60 }),
		/** Where the goods are to go. */
		warehouse: ref('warehouse', { required: true }),
		expectedOn: date({ width: 110 }),
		/** In which costs are told; where it is left empty, the company's own. */
		currency: ref('currency', { width: 90 }),
		note
	},
	lines: {
		article: ref('article', { required: true, width: 220 }),
		quantity: quantity({ required: true, min: 0, width: 80 }),
		unitCost: price({ min: 0, restricted: 'costs', width: 100 }),
		/** Whether it is what the supplier asks, which then follows article and quantity, or was typed. */
		costOrigin: choice(['supplier', 'manual'], {
			...{ required: true, readonly: true, initial: 'supplier' },
			...{ restricted: 'costs', aside: true, width: 110 }
		}),
		amount: formula('=IF(ISBLANK([unitCost]), "", ROUND([quantity] * [unitCost], 2))', {
			as: 'money',
			restricted: 'costs'
		}),
		...packedFields,
		received: quantity({ required: true, readonly: true, initial: 0, min: 0, width: 85 }),
		/** What is still to come. */
		open: quantity({ required: true, readonly: true, initial: 0, min: 0, width: 80 }),
		/** Where it is left empty, when the order is. */
		expectedOn: date({ width: 110 }),
		bin: ref('bin', { width: 100 }),
		/** The supplier's own number of it. */
		supplierNumber: text({ readonly: true, max: 60, width: 110 }),
		/** What was ordered and does not come any more. */
		closedShort: quantity({ required: true, readonly: true, initial: 0, min: 0, aside: true }),
		/** For what order of a customer it is bought; empty for stock. */
		demandLine: ref('demandLine', { readonly: true, width: 130 }),
		/** Number of the order and of the line, by which a receipt finds it. */
		reference: text({ unique: true, readonly: true, max: 60, width: 130, aside: true })
	},
	states: ['draft', 'submitted', 'partlyReceived', 'received', 'closed', 'cancelled'],
	editable: ['draft'],
	actions: {
		submit: { from: ['draft'], to: 'submitted' },
		closeShort: { from: ['partlyReceived'], to: 'received' },
		close: { from: ['partlyReceived', 'received'], to: 'closed' },
		cancel: { from: ['draft', 'submitted'], to: 'cancelled' }
	}
});
