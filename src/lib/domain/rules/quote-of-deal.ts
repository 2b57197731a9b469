import { defineRule } from '../model/rule.ts';

/** What is won with a deal is what its own customer was offered: for another one, a quote belongs to it no more. */
export const quoteOfDeal = defineRule({
	name: 'quoteOfDeal',
	entity: 'quote',
	fields: ['deal', 'customer'],
	looks: { deal: ['customer'] },
	relies: { deal: ['customer'] },
	complete({ after, changed }, look) {
		const deal = look('deal');
		if (!deal || changed.has('deal') || deal['customer'] === after['customer']) return {};
		return { deal: null };
	},
	check({ id, after }, look) {
		const deal = look('deal');
		if (!deal || deal['customer'] === after['customer']) return [];
		return [{ code: 'quote.other-customer', at: { row: id, field: 'deal' } }];
	}
});
