import type { Problem } from '../model/problem.ts';
import { defineRule } from '../model/rule.ts';

/** What a line of a delivery note serves is an order of the same customer, from the same warehouse, for the same goods. */
export const lineOfOrder = defineRule({
	name: 'lineOfOrder',
	entity: 'deliveryNoteLine',
	fields: ['orderLine', 'article', 'document'],
	reads: ['order'],
	looks: {
		orderLine: ['document', 'article'],
		'orderLine.document': ['customer', 'warehouse'],
		document: ['customer', 'warehouse']
	},
	relies: {
		orderLine: ['article'],
		'orderLine.document': ['customer', 'warehouse'],
		document: ['customer', 'warehouse']
	},
	complete({ changed }, look) {
		if (!changed.has('orderLine')) return {};
		const ordered = look('orderLine');
		if (!ordered) return { order: null };
		const { document = null, article = null } = ordered;
		return { order: document, ...(changed.has('article') ? {} : { article }) };
	},
	check({ id, after, changed }, look) {
		const [ordered, order, note] = [
			look('orderLine'),
			look('orderLine.document'),
			look('document')
		];
		if (!ordered || !order || !note) return [];
		const at = (field: string) => ({ row: id, field });
		const goods = changed.has('article') ? 'article' : 'orderLine';
		return [
			...told(ordered['article'] === after['article'], 'delivery.other-article', at(goods)),
			...told(order['customer'] === note['customer'], 'delivery.other-customer', at('orderLine')),
			...told(order['warehouse'] === note['warehouse'], 'delivery.other-warehouse', at('orderLine'))
		];
	}
});

const told = (
	fits: boolean,
	code: 'delivery.other-article' | 'delivery.other-customer' | 'delivery.other-warehouse',
	at: NonNullable<Problem['at']>
): readonly Problem[] => (fits ? [] : [{ code, at }]);
