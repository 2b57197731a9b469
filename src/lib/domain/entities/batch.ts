import { defineEntity } from '../model/entity.ts';
import { date, ref, text } from '../model/field.ts';

/** What was made or came in together, by the number that is printed on it; it comes with the goods. */
export const batch = defineEntity({
	name: 'batch',
	area: 'stock',
	title: 'code',
	owner: 'article',
	fields: {
		article: ref('article', { required: true, width: 260 }),
		code: text({ required: true, max: 60, width: 140 }),
		/** The last day on which it may be used. */
		expiresOn: date({ width: 110 }),
		note: text({ max: 200, width: 260 })
	},
	unique: [['article', 'code']]
});
