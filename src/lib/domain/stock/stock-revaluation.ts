import { defineEntity } from '../model/entity.ts';
import { date, formula, integer, money, quantity, ref, text } from '../model/field.ts';

/**
 * What a move of goods is worth by now, where something was posted for an earlier day: the ledger keeps what it was
 * worth when it was posted, and these rows tell every change since, with the document that brought it about. The
 * last one of a move counts. They are never changed or deleted.
 */
export const stockRevaluation = defineEntity({
	name: 'stockRevaluation',
	area: 'stock',
	title: 'article',
	owner: 'article',
	appended: true,
	fields: {
		/** The day of the move, and the number of its document. */
		on: date({ required: true, readonly: true, width: 110 }),
		number: text({ readonly: true, max: 40, width: 110 }),
		article: ref('article', { required: true, readonly: true, width: 260 }),
		quantity: quantity({ required: true, readonly: true, min: 0.0001 }),
		before: money({ required: true, readonly: true, restricted: 'costs' }),
		after: money({ required: true, readonly: true, restricted: 'costs' }),
		difference: formula('=[after] - [before]', { as: 'money', restricted: 'costs' }),
		/** The number of the document that was posted for an earlier day. */
		cause: text({ readonly: true, max: 40, width: 110 }),
		move: text({ required: true, readonly: true, max: 40, aside: true }),
		who: text({ required: true, readonly: true, max: 200 }),
		at: text({ required: true, readonly: true, max: 30, width: 180 }),
		operation: integer({ required: true, readonly: true, aside: true })
	}
});
