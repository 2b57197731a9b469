import { defineEntity } from '../model/entity.ts';
import { price, ref } from '../model/field.ts';

export const customerPrice = defineEntity({
	name: 'customerPrice',
	area: 'articles',
	title: 'article',
	owner: 'partner',
	fields: {
		partner: ref('partner', { required: true, guarded: 'prices', width: 220 }),
		article: ref('article', { required: true, guarded: 'prices', width: 260 }),
		price: price({ required: true, min: 0, guarded: 'prices' })
	},
	unique: [['partner', 'article']]
});
