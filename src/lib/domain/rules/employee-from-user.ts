import { defineRule } from '../model/rule.ts';

const copied = ['name', 'firstName', 'email'] as const;

/** Choosing a user copies the person from it (F20), except for what is typed in the same change. */
export const employeeFromUser = defineRule({
	name: 'employeeFromUser',
	entity: 'employee',
	fields: ['user'],
	reads: copied,
	looks: { user: copied },
	complete({ after, changed }, look) {
		const user = look('user');
		if (!user || !changed.has('user')) return {};
		const cells = copied
			.filter((field) => user[field] && (!changed.has(field) || !after[field]))
			.map((field) => [field, user[field] ?? null] as const);
		return Object.fromEntries(cells);
	}
});
