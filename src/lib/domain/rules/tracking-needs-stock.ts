import { defineRule } from '../model/rule.ts';

/** Batches and serial numbers exist in stock only. */
export const trackingNeedsStock = defineRule({
	name: 'trackingNeedsStock',
	entity: 'article',
	fields: ['tracking', 'stockManaged'],
	check({ id, after, changed }) {
		if (after['tracking'] === 'none' || after['stockManaged']) return [];
		const field = changed.has('tracking') ? 'tracking' : 'stockManaged';
		return [{ code: 'tracking.needs-stock', at: { row: id, field } }];
	}
});
