import type { Id } from '../model/row.ts';

/** The fixed roles of employees, and the documents whose processor each may be. */
export const processing = {
	sales: ['deal', 'quote', 'salesOrder'],
	billing: ['invoice', 'creditNote'],
	purchasing: ['purchaseOrder', 'bill'],
	warehousing: ['putIn', 'transfer', 'takeOut', 'stocktake'],
	shipping: ['deliveryNote']
} as const;

export type EmployeeRole = keyof typeof processing;
export type Processed = (typeof processing)[EmployeeRole][number];
export type Processor = Readonly<Record<EmployeeRole, boolean>> & {
	readonly active: boolean;
	readonly user: Id | null;
};

/** The employees offered as processor of a document (F21). */
export function processorsOf<E extends Processor>(
	employees: readonly E[],
	document: Processed
): readonly E[] {
	const roles = roleNames.filter((role) => processes(role, document));
	return employees.filter((employee) => employee.active && roles.some((role) => employee[role]));
}

/** The processor that a document made by a user starts with (F22). */
export const ownProcessor = <E extends Processor>(
	employees: readonly E[],
	document: Processed,
	user: Id
): E | undefined => processorsOf(employees, document).find((employee) => employee.user === user);

const roleNames = ['sales', 'billing', 'purchasing', 'warehousing', 'shipping'] as const;

const processes = (role: EmployeeRole, document: Processed) =>
	processing[role].some((name) => name === document);
