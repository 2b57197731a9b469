import { defineEntity } from '../model/entity.ts';
import { text } from '../model/field.ts';

export const priceGroup = defineEntity({
	name: 'priceGroup',
	area: 'articles',
	title: 'name',
	fields: {
		name: text({ required: true, unique: true, max: 100 }),
		description: text({ max: 500, width: 320 })
	}
});
