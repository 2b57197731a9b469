import { defineRule } from '../model/rule.ts';

export const periodNotReversed = defineRule({
	name: 'periodNotReversed',
	entity: 'priceList',
	fields: ['validFrom', 'validUntil'],
	check({ id, after, changed }) {
		const { validFrom, validUntil } = after;
		if (!validFrom || !validUntil || validFrom <= validUntil) return [];
		const field =
			changed.has('validFrom') && !changed.has('validUntil') ? 'validFrom' : 'validUntil';
		return [{ code: 'period.reversed', at: { row: id, field } }];
	}
});
