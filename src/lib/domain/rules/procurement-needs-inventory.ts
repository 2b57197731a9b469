import { defineRule } from '../model/rule.ts';

/** Procurement builds on Inventory (F2): turning Inventory off turns Procurement off with it. */
export const procurementNeedsInventory = defineRule({
	name: 'procurementNeedsInventory',
	entity: 'company',
	fields: ['inventory', 'procurement'],
	complete: ({ after, changed }) =>
		!after['inventory'] && !changed.has('procurement') ? { procurement: false } : {},
	check: ({ id, after }) =>
		after['procurement'] && !after['inventory']
			? [{ code: 'procurement.needs-inventory', at: { row: id, field: 'procurement' } }]
			: []
});
