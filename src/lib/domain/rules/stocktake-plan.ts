import { defineRule, type Rule } from '../model/rule.ts';

const PLAN = ['warehouse', 'bin', 'category', 'abcClass', 'blind'];

/** What is counted is settled when counting begins. */
const plan = defineRule({
	name: 'stocktake.planStays',
	entity: 'stocktake',
	fields: PLAN,
	reads: ['state'],
	check: ({ id, before, changed }) =>
		before?.['state'] !== 'counting'
			? []
			: PLAN.filter((field) => changed.has(field)).map((field) => ({
					code: 'document.locked',
					params: { state: 'counting' },
					at: { row: id, field }
				}))
});

const GOODS = ['article', 'bin', 'batch', 'serial'];

/** A line of the list keeps the goods that its figure is about; what was found besides has a line of its own. */
const list = defineRule({
	name: 'stocktakeLine.listStays',
	entity: 'stocktakeLine',
	fields: GOODS,
	reads: ['listed'],
	check: ({ id, before, changed }) =>
		before?.['listed'] !== true
			? []
			: GOODS.filter((field) => changed.has(field)).map((field) => ({
					code: 'stocktake.listed',
					at: { row: id, field }
				}))
});

export const stocktakePlan: readonly Rule[] = [plan, list];
