import { defineEntity } from '../model/entity.ts';
import { date, price, ref } from '../model/field.ts';

export const exchangeRate = defineEntity({
	name: 'exchangeRate',
	area: 'finance',
	title: 'currency',
	owner: 'currency',
	fields: {
		currency: ref('currency', { required: true }),
		validFrom: date({ required: true }),
		/** How much of this currency one unit of the company's own buys, as central banks publish it. */
		rate: price({ required: true })
	},
	unique: [['currency', 'validFrom']]
});
