import { defineRule } from '../model/rule.ts';

/** A service is never kept in stock (F17): becoming one takes an article out of stock management. */
export const serviceWithoutStock = defineRule({
	name: 'serviceWithoutStock',
	entity: 'article',
	fields: ['kind', 'stockManaged'],
	reads: ['tracking'],
	complete({ after, changed }) {
		if (after['kind'] !== 'service' || !changed.has('kind')) return {};
		return {
			...(changed.has('stockManaged') ? {} : { stockManaged: false }),
			...(changed.has('tracking') ? {} : { tracking: 'none' })
		};
	},
	check({ id, after, changed }) {
		if (after['kind'] !== 'service' || !after['stockManaged']) return [];
		const field = changed.has('stockManaged') ? 'stockManaged' : 'kind';
		return [{ code: 'service.in-stock', at: { row: id, field } }];
	}
});
