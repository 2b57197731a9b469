import { defineDocument } from '../model/document.ts';
import { date, formula, price, ref, text } from '../model/field.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';

/**
 * Goods that go back to the supplier (F69), of which as many were received at least. They leave out of what came with
 * their receipt as long as that is there, and the supplier owes what they were bought for (E58).
 */
export const purchaseReturn = defineDocument({
	name: 'purchaseReturn',
	area: 'purchasing',
	header: {
		on: date({ width: 110 }),
		supplier: ref('partner', { required: true, width: 220 }),
		/** Where the goods lie. */
		warehouse: ref('warehouse', { required: true }),
		/** The number under which the supplier takes them back. */
		supplierReference: text({ max: 60 }),
		/** What the supplier owes for all lines, in the company's currency. */
		credit: formula('=LINESCREDIT([id])', { as: 'money', restricted: 'costs' }),
		note
	},
	lines: {
		/** The receipt whose line it is. */
		receipt: ref('goodsReceipt', { readonly: true, width: 110 }),
		receiptLine: ref('goodsReceiptLine', { width: 90 }),
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...goodsFields,
		reason: text({ max: 200, width: 200 }),
		/** What one of them was bought for, without what it took to get it here. */
		unitCost: price({ readonly: true, min: 0, restricted: 'costs' }),
		credit: formula('=IF(ISBLANK([unitCost]), "", ROUND([quantity] * [unitCost], 2))', {
			as: 'money',
			restricted: 'costs'
		})
	},
	states: ['draft', 'shipped', 'cancelled'],
	editable: ['draft'],
	actions: {
		ship: { from: ['draft'], to: 'shipped' },
		reopen: { from: ['shipped'], to: 'draft', reverses: true },
		cancel: { from: ['draft', 'shipped'], to: 'cancelled', reverses: true }
	}
});
