import { defaultRoles, roleKeys, type RoleKey } from '../access/roles.ts';
import type { SetupRow } from './setup-row.ts';

const texts: Readonly<Record<RoleKey, readonly [name: string, description: string]>> = {
	administrator: ['Administrator', 'Everything, including users and rights'],
	manager: ['Manager', 'Everything but users and rights'],
	staff: ['Staff', 'Sees everything, keeps partners up to date'],
	clerk: ['Warehouse clerk', 'Moves goods in and between warehouses, sees no costs and no partners']
};

export const roleRows: readonly SetupRow[] = roleKeys.map((key) => {
	const [name, description] = texts[key];
	return { key, cells: { key, name, description } };
});

/** The administrator holds every right by his key, also those that come later. */
export const roleGrantRows: readonly SetupRow[] = roleKeys
	.filter((role) => role !== 'administrator')
	.flatMap((role) =>
		defaultRoles[role].map((grant) => ({ key: `${role} ${grant}`, cells: { role, grant } }))
	);
