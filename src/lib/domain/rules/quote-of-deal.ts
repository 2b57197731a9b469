import { defineRule } from '../model/rule.ts';

/** What is won with a deal is what its own customer was offered. */
export const quoteOfDeal = defineRule({
	name: 'quoteOfDeal',
	entity: 'quote',
	fields: ['deal', 'customer'],
	looks: { deal: ['customer'] },
	relies: { deal: ['customer'] },
	check({ id, after }, look) {
		const deal = look('deal');
		if (!deal || deal['customer'] === after['customer']) return [];
		return [{ code: 'quote.other-customer', at: { row: id, field: 'deal' } }];
	}
});
