import { defineEntity } from '../model/entity.ts';
import { choice, flag, formula, percent, price, quantity, ref, text } from '../model/field.ts';
import { abcClasses } from '../stock/abc-class.ts';
import { vatCategories } from '../tax/vat-categories.ts';

const kinds = ['goods', 'rawMaterial', 'workInProgress', 'finishedGoods', 'service'] as const;

export const article = defineEntity({
	name: 'article',
	area: 'articles',
	title: 'name',
	fields: {
		number: text({ required: true, unique: true, max: 40, width: 110 }),
		name: text({ required: true, max: 200, width: 260 }),
		category: ref('category'),
		kind: choice(kinds, { required: true, initial: 'goods', width: 110 }),
		unit: ref('unit', { required: true, width: 80 }),
		packaging: text({ max: 100 }),
		salesPrice: price({ min: 0, guarded: 'prices' }),
		grossPrice: formula(
			'=IF([salesPrice], ROUND([salesPrice] * (1 + VATRATE([vatCategory]) / 100), 2), "")',
			{ as: 'price', width: 130 }
		),
		cost: price({ min: 0, restricted: 'costs' }),
		margin: formula('=IF([salesPrice] * [cost], ([salesPrice] - [cost]) / [salesPrice], "")', {
			as: 'percent',
			restricted: 'costs'
		}),
		vatCategory: choice(vatCategories, { required: true, initial: 'standard', width: 110 }),
		sales: flag({ initial: true }),
		purchase: flag({ initial: true }),
		stockManaged: flag({ initial: true }),
		tracking: choice(['none', 'batch', 'serial'], { required: true, initial: 'none', width: 110 }),
		available: formula('=IF([stockManaged], AVAILABLE([number]), "")', { as: 'quantity' }),
		ordered: formula('=IF([stockManaged], ORDERED([number]), "")', { as: 'quantity', aside: true }),
		minimumOrderQuantity: quantity({ min: 0 }),
		/** How much more than was ordered may be received; where it is left empty, as for the company. */
		overReceiptPercent: percent({ min: 0, max: 1000, width: 120, aside: true }),
		/** Nothing is bought for orders of it: what is there goes out. */
		withoutProcurement: flag({ aside: true }),
		discontinued: flag(),
		abcClass: choice(abcClasses, { aside: true, width: 90 }),
		defaultWarehouse: ref('warehouse', { aside: true }),
		defaultBin: ref('bin', { aside: true }),
		/** Who is told when it becomes low. */
		responsible: ref('employee', { aside: true }),
		/** Of one of its unit, in kilograms. */
		weight: quantity({ min: 0, aside: true }),
		ean: text({ unique: true, max: 14, width: 130, aside: true }),
		barcode: text({ unique: true, max: 60, aside: true }),
		description: text({ max: 2000, width: 320, aside: true })
	}
});
