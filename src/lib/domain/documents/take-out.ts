import { defineDocument } from '../model/document.ts';
import { date, ref } from '../model/field.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';
import { packedFields } from '../stock/packed-fields.ts';
import { taken } from '../stock/taken.ts';

/** Goods that leave without a customer: used up, given away, lost (F12). */
export const takeOut = defineDocument({
	name: 'takeOut',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		warehouse: ref('warehouse', { required: true }),
		note
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...goodsFields,
		...packedFields
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: { from: ['draft'], to: 'posted', stock: taken('takeOut') },
		cancel: { from: ['posted'], to: 'cancelled', reverses: true }
	}
});
