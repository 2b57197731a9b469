import { defineRule } from '../model/rule.ts';

/** What is ordered for a demand is what it asks for: another article is ordered for nobody. */
export const lineOfDemand = defineRule({
	name: 'lineOfDemand',
	entity: 'purchaseOrderLine',
	fields: ['article'],
	reads: ['demandLine'],
	looks: { demandLine: ['article'] },
	complete({ after }, look) {
		const demanded = look('demandLine');
		return demanded && demanded['article'] !== after['article'] ? { demandLine: null } : {};
	}
});
