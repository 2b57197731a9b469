import { defineEntity } from '../model/entity.ts';
import { text } from '../model/field.ts';

export const category = defineEntity({
	name: 'category',
	area: 'articles',
	title: 'name',
	fields: {
		number: text({ unique: true, max: 20, width: 90 }),
		name: text({ required: true, unique: true, max: 100 }),
		description: text({ max: 500, width: 320 })
	}
});
