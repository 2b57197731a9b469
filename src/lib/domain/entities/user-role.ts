import { defineEntity } from '../model/entity.ts';
import { ref } from '../model/field.ts';

export const userRole = defineEntity({
	name: 'userRole',
	area: 'settings',
	title: 'role',
	owner: 'user',
	fields: {
		user: ref('user', { required: true }),
		role: ref('role', { required: true })
	},
	unique: [['user', 'role']]
});
