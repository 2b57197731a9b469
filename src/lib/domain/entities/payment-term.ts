import { defineEntity } from '../model/entity.ts';
import { integer, percent, text } from '../model/field.ts';

export const paymentTerm = defineEntity({
	name: 'paymentTerm',
	area: 'finance',
	title: 'name',
	fields: {
		name: text({ required: true, unique: true, max: 100, width: 220 }),
		dueDays: integer({ required: true, initial: 30, min: 0, max: 3650 }),
		discountDays: integer({ min: 0, max: 3650 }),
		discountPercent: percent({ min: 0, max: 100 })
	}
});
