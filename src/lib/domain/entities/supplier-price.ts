import { defineEntity } from '../model/entity.ts';
import { price, quantity, ref } from '../model/field.ts';

export const supplierPrice = defineEntity({
	name: 'supplierPrice',
	area: 'articles',
	title: 'fromQuantity',
	owner: 'supplierArticle',
	fields: {
		supplierArticle: ref('supplierArticle', { required: true, guarded: 'costs', width: 260 }),
		fromQuantity: quantity({ required: true, initial: 1, min: 0, guarded: 'costs' }),
		price: price({ required: true, min: 0, restricted: 'costs' })
	},
	unique: [['supplierArticle', 'fromQuantity']]
});
