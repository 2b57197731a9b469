import { defineRule } from '../model/rule.ts';

/** A partner is a customer, a supplier, or both; customers and suppliers are two views of it. */
export const partnerHasKind = defineRule({
	name: 'partnerHasKind',
	entity: 'partner',
	fields: ['customer', 'supplier'],
	check({ id, after, changed }) {
		if (after['customer'] || after['supplier']) return [];
		const field = changed.has('supplier') && !changed.has('customer') ? 'supplier' : 'customer';
		return [{ code: 'partner.no-kind', at: { row: id, field } }];
	}
});
