import { defineRule } from '../model/rule.ts';

/** An order is in the currency of its supplier, unless somebody says another one. */
export const ordersInCurrency = defineRule({
	name: 'ordersInCurrency',
	entity: 'purchaseOrder',
	fields: ['supplier'],
	reads: ['currency'],
	looks: { supplier: ['currency'] },
	complete({ changed }, look) {
		if (!changed.has('supplier') || changed.has('currency')) return {};
		return { currency: look('supplier')?.['currency'] ?? null };
	}
});
