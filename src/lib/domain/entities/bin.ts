import { defineEntity } from '../model/entity.ts';
import { ref, text } from '../model/field.ts';

export const bin = defineEntity({
	name: 'bin',
	area: 'stock',
	title: 'code',
	owner: 'warehouse',
	fields: {
		warehouse: ref('warehouse', { required: true }),
		code: text({ required: true, max: 40 }),
		name: text({ max: 100 })
	},
	unique: [['warehouse', 'code']]
});
