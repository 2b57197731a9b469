import { defineEntity } from '../model/entity.ts';
import { price, ref } from '../model/field.ts';

export const groupPrice = defineEntity({
	name: 'groupPrice',
	area: 'articles',
	title: 'article',
	owner: 'priceGroup',
	fields: {
		priceGroup: ref('priceGroup', { required: true, guarded: 'prices' }),
		article: ref('article', { required: true, guarded: 'prices', width: 260 }),
		price: price({ required: true, min: 0, guarded: 'prices' })
	},
	unique: [['priceGroup', 'article']]
});
