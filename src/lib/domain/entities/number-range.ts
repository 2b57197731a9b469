import { defineEntity } from '../model/entity.ts';
import { integer, text } from '../model/field.ts';

export const numberRange = defineEntity({
	name: 'numberRange',
	area: 'settings',
	title: 'name',
	fields: {
		/** What is numbered; set for the ranges that the set-up creates. */
		key: text({ unique: true, readonly: true, max: 60, aside: true }),
		name: text({ required: true, unique: true, max: 100, width: 200 }),
		prefix: text({ max: 20, width: 110 }),
		/** The number that is given next. */
		next: integer({ required: true, initial: 1, min: 1, max: 999_999_999_999 }),
		/** Shorter numbers get zeros in front. */
		digits: integer({ required: true, initial: 5, min: 1, max: 12 })
	}
});
