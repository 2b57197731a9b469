import { defineEntity } from '../model/entity.ts';
import { flag, integer, price, quantity, ref, text } from '../model/field.ts';

export const supplierArticle = defineEntity({
	name: 'supplierArticle',
	area: 'articles',
	title: 'article',
	owner: 'article',
	fields: {
		article: ref('article', { required: true, width: 260 }),
		supplier: ref('partner', { required: true, width: 220 }),
		/** The supplier's own number of the article. */
		number: text({ max: 60 }),
		price: price({ min: 0, restricted: 'costs' }),
		currency: ref('currency', { width: 90 }),
		minimumOrderQuantity: quantity({ min: 0 }),
		leadTimeDays: integer({ min: 0, max: 3650 }),
		preferred: flag()
	},
	unique: [['article', 'supplier']],
	oneDefault: [{ flag: 'preferred', per: ['article'] }]
});
