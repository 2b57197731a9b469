import { defineEntity } from '../model/entity.ts';
import { integer, text } from '../model/field.ts';

export const unit = defineEntity({
	name: 'unit',
	area: 'articles',
	title: 'code',
	fields: {
		code: text({ required: true, unique: true, max: 20, width: 90 }),
		name: text({ required: true, max: 100 }),
		/** Places that a quantity in this unit may have. */
		decimals: integer({ required: true, initial: 0, min: 0, max: 4 })
	}
});
