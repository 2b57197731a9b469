import { defineEntity } from '../model/entity.ts';
import { choice, flag, formula, price, quantity, ref, text } from '../model/field.ts';

export const article = defineEntity({
	name: 'article',
	area: 'articles',
	title: 'name',
	fields: {
		number: text({ required: true, unique: true, max: 40, width: 110 }),
		name: text({ required: true, max: 200, width: 260 }),
		category: ref('category'),
		kind: choice(['goods', 'service'], { required: true, initial: 'goods' }),
		unit: ref('unit', { required: true }),
		salesPrice: price({ min: 0, guarded: 'prices' }),
		cost: price({ min: 0, restricted: 'costs' }),
		margin: formula('=IF([salesPrice], ([salesPrice] - [cost]) / [salesPrice], "")', {
			as: 'percent',
			restricted: 'costs'
		}),
		minimumOrderQuantity: quantity({ min: 0 }),
		discontinued: flag()
	}
});
