import { defineRule } from '../model/rule.ts';

/** A cost that somebody types is his, and stays; without one it is what the supplier asks for so many (F31). */
export const costOfSupplier = defineRule({
	name: 'costOfSupplier',
	entity: 'purchaseOrderLine',
	fields: ['unitCost', 'quantity', 'article'],
	reads: ['costOrigin', 'document', 'supplierNumber'],
	complete({ after, changed }) {
		if (!changed.has('unitCost')) return {};
		return { costOrigin: after['unitCost'] === null ? 'supplier' : 'manual' };
	}
});
