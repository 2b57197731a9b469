import { defineRule } from '../model/rule.ts';

export const priceNeedsCustomer = defineRule({
	name: 'priceNeedsCustomer',
	entity: 'customerPrice',
	fields: ['partner'],
	looks: { partner: ['name', 'customer'] },
	relies: { partner: ['customer'] },
	check({ id }, look) {
		const partner = look('partner');
		if (!partner || partner['customer']) return [];
		const params = { partner: String(partner['name']) };
		return [{ code: 'partner.no-customer', params, at: { row: id, field: 'partner' } }];
	}
});
