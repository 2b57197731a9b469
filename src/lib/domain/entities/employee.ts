import { defineEntity } from '../model/entity.ts';
import { flag, ref, text } from '../model/field.ts';

export const employee = defineEntity({
	name: 'employee',
	area: 'settings',
	title: 'name',
	fields: {
		number: text({ unique: true, max: 40, width: 90 }),
		name: text({ required: true, max: 100 }),
		firstName: text({ max: 100 }),
		email: text({ max: 200, width: 220 }),
		phone: text({ max: 50 }),
		user: ref('user', { unique: true }),
		active: flag({ initial: true }),
		/** What documents the employee may be the processor of. */
		sales: flag(),
		billing: flag(),
		purchasing: flag(),
		warehousing: flag(),
		shipping: flag()
	}
});
