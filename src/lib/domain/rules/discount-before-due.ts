import { defineRule } from '../model/rule.ts';

export const discountBeforeDue = defineRule({
	name: 'discountBeforeDue',
	entity: 'paymentTerm',
	fields: ['dueDays', 'discountDays'],
	check({ id, after, changed }) {
		const { dueDays, discountDays } = after;
		if (typeof dueDays !== 'number' || typeof discountDays !== 'number') return [];
		if (discountDays <= dueDays) return [];
		const field = changed.has('discountDays') ? 'discountDays' : 'dueDays';
		return [{ code: 'discount.after-due', at: { row: id, field } }];
	}
});
