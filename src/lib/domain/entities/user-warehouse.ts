import { defineEntity } from '../model/entity.ts';
import { ref } from '../model/field.ts';

/** A warehouse that a user may know of (F82). One without any of these may all; administrators always do. */
export const userWarehouse = defineEntity({
	name: 'userWarehouse',
	area: 'settings',
	title: 'warehouse',
	owner: 'user',
	fields: {
		user: ref('user', { required: true }),
		warehouse: ref('warehouse', { required: true })
	},
	unique: [['user', 'warehouse']]
});
