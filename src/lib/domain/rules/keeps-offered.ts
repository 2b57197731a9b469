import { toDecimal } from '../model/amount.ts';
import { defineRule } from '../model/rule.ts';

/** Of what is offered no more is kept for the customer than he is offered, and nothing that does not lie in stock (F42). */
export const keepsOffered = defineRule({
	name: 'keepsOffered',
	entity: 'quoteLine',
	fields: ['toReserve', 'quantity', 'article'],
	looks: { article: ['stockManaged'] },
	check({ id, after, changed }, look) {
		const [kept, offered] = [after['toReserve'], after['quantity']];
		if (typeof kept !== 'number' || typeof offered !== 'number' || kept <= 0) return [];
		const field = changed.has('quantity') && !changed.has('toReserve') ? 'quantity' : 'toReserve';
		const params = { quantity: toDecimal('quantity', offered) };
		return [
			...(kept > offered
				? [{ code: 'quote.keeps-more', params, at: { row: id, field } } as const]
				: []),
			...(look('article')?.['stockManaged'] === false
				? [{ code: 'article.no-stock', at: { row: id, field: 'toReserve' } } as const]
				: [])
		];
	}
});
