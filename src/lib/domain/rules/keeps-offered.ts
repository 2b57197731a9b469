import { toDecimal } from '../model/amount.ts';
import { defineRule, type Rule } from '../model/rule.ts';

/** No more of a line is kept for the customer than he may buy (E36), and nothing that does not lie in stock (F42). */
export const keepsOffered: readonly Rule[] = ['dealLine', 'quoteLine'].map((entity) =>
	defineRule({
		name: `${entity}.keepsOffered`,
		entity,
		fields: ['toReserve', 'quantity', 'article'],
		looks: { article: ['stockManaged'] },
		check({ id, after, changed }, look) {
			const [kept, offered] = [after['toReserve'], after['quantity']];
			if (typeof kept !== 'number' || typeof offered !== 'number' || kept <= 0) return [];
			const field = changed.has('quantity') && !changed.has('toReserve') ? 'quantity' : 'toReserve';
			const params = { quantity: toDecimal('quantity', offered) };
			return [
				...(kept > offered
					? [{ code: 'reserved.more-than-line', params, at: { row: id, field } } as const]
					: []),
				...(look('article')?.['stockManaged'] === false
					? [{ code: 'article.no-stock', at: { row: id, field: 'toReserve' } } as const]
					: [])
			];
		}
	})
);
