import { defineRule, type Rule } from '../model/rule.ts';

/** Whoever is sold to, or kept goods for, is a customer. */
export const needsCustomer: readonly Rule[] = [
	selling('customerPrice', 'partner'),
	selling('reservation', 'customer'),
	selling('deal', 'customer'),
	selling('quote', 'customer'),
	selling('salesOrder', 'customer'),
	selling('deliveryNote', 'customer'),
	selling('salesReturn', 'customer')
];

function selling(entity: string, field: string): Rule {
	return defineRule({
		name: `${entity}.${field}IsCustomer`,
		entity,
		fields: [field],
		looks: { [field]: ['name', 'customer'] },
		relies: { [field]: ['customer'] },
		check({ id }, look) {
			const partner = look(field);
			if (!partner || partner['customer']) return [];
			const params = { partner: String(partner['name']) };
			return [{ code: 'partner.no-customer', params, at: { row: id, field } }];
		}
	});
}
