import { defineEntity } from '../model/entity.ts';
import { date, ref, text } from '../model/field.ts';

export const priceList = defineEntity({
	name: 'priceList',
	area: 'articles',
	title: 'name',
	fields: {
		name: text({ required: true, unique: true, max: 100 }),
		currency: ref('currency', { required: true, width: 90 }),
		validFrom: date(),
		validUntil: date(),
		description: text({ max: 500, width: 320 })
	}
});
