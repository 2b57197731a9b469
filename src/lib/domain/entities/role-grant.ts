import { defineEntity } from '../model/entity.ts';
import { ref, text } from '../model/field.ts';

export const roleGrant = defineEntity({
	name: 'roleGrant',
	area: 'settings',
	title: 'grant',
	owner: 'role',
	fields: {
		role: ref('role', { required: true }),
		grant: text({ required: true, max: 100, width: 220 })
	},
	unique: [['role', 'grant']]
});
