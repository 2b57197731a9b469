import { toDecimal } from '../model/amount.ts';
import { defineRule } from '../model/rule.ts';

/** No more of a line is kept for the customer than he may buy (E36). */
export const reservedOfLine = defineRule({
	name: 'reservedOfLine',
	entity: 'dealLine',
	fields: ['toReserve', 'quantity'],
	check({ id, after, changed }) {
		const { toReserve, quantity } = after;
		if (typeof toReserve !== 'number' || typeof quantity !== 'number') return [];
		if (toReserve <= quantity) return [];
		const field = changed.has('toReserve') ? 'toReserve' : 'quantity';
		const params = { quantity: toDecimal('quantity', quantity) };
		return [{ code: 'reserved.more-than-line', params, at: { row: id, field } }];
	}
});
