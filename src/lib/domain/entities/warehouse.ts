import { defineEntity } from '../model/entity.ts';
import { flag, text } from '../model/field.ts';

export const warehouse = defineEntity({
	name: 'warehouse',
	area: 'stock',
	title: 'name',
	fields: {
		code: text({ required: true, unique: true, max: 20, width: 90 }),
		name: text({ required: true, unique: true, max: 100 }),
		/** Only stock of shipping warehouses counts as available. */
		shipping: flag({ initial: true }),
		active: flag({ initial: true })
	}
});
