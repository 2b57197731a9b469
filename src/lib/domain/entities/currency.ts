import { defineEntity } from '../model/entity.ts';
import { integer, text } from '../model/field.ts';

export const currency = defineEntity({
	name: 'currency',
	area: 'finance',
	title: 'code',
	fields: {
		code: text({ required: true, unique: true, max: 3, width: 80 }),
		name: text({ required: true, max: 100 }),
		decimals: integer({ required: true, initial: 2, min: 0, max: 4 })
	}
});
