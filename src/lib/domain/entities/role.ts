import { defineEntity } from '../model/entity.ts';
import { text } from '../model/field.ts';

export const role = defineEntity({
	name: 'role',
	area: 'settings',
	title: 'name',
	fields: {
		/** Set for the roles that the set-up creates, so that they are found under any name. */
		key: text({ unique: true, readonly: true, max: 60, aside: true }),
		name: text({ required: true, unique: true, max: 100 }),
		description: text({ max: 500, width: 320 })
	}
});
