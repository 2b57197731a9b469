import { defineRule, type Rule } from '../model/rule.ts';

/** What is valid or kept for a time ends no sooner than it begins. */
export const periodNotReversed: readonly Rule[] = [
	lasting('priceList', 'validFrom', 'validUntil'),
	lasting('reservation', 'on', 'until'),
	lasting('quote', 'on', 'validUntil')
];

function lasting(entity: string, from: string, until: string): Rule {
	return defineRule({
		name: `${entity}.periodNotReversed`,
		entity,
		fields: [from, until],
		check({ id, after, changed }) {
			const [begin, end] = [after[from], after[until]];
			if (!begin || !end || begin <= end) return [];
			const field = changed.has(from) && !changed.has(until) ? from : until;
			return [{ code: 'period.reversed', at: { row: id, field } }];
		}
	});
}
