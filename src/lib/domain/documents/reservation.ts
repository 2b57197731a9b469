import { defineDocument } from '../model/document.ts';
import { date, integer, ref } from '../model/field.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';

/**
 * Goods that are kept for somebody, for a time (F43): never more than there is for others (Decision 3). It ends by
 * itself after its last day, or is cancelled, and its goods are free at once (F120).
 */
export const reservation = defineDocument({
	name: 'reservation',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		until: date({ width: 110 }),
		warehouse: ref('warehouse', { required: true }),
		customer: ref('partner'),
		/** The higher is served first where goods turn out to be fewer. */
		priority: integer({ min: 0, max: 9, initial: 0, required: true, width: 80 }),
		note
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...goodsFields
	},
	states: ['draft', 'reserved', 'cancelled', 'expired'],
	editable: ['draft'],
	actions: {
		reserve: { from: ['draft'], to: 'reserved' },
		cancel: { from: ['reserved'], to: 'cancelled' },
		expire: { from: ['reserved'], to: 'expired', unoffered: true }
	}
});
