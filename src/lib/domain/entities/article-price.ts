import { defineEntity } from '../model/entity.ts';
import { price, quantity, ref } from '../model/field.ts';

export const articlePrice = defineEntity({
	name: 'articlePrice',
	area: 'articles',
	title: 'article',
	owner: 'article',
	fields: {
		priceList: ref('priceList', { required: true, guarded: 'prices' }),
		article: ref('article', { required: true, guarded: 'prices', width: 260 }),
		fromQuantity: quantity({ required: true, initial: 1, min: 0, guarded: 'prices' }),
		price: price({ required: true, min: 0, guarded: 'prices' })
	},
	unique: [['priceList', 'article', 'fromQuantity']]
});
