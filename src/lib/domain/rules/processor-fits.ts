import { defineRule, type Rule } from '../model/rule.ts';
import type { EmployeeRole } from '../partners/processors.ts';

/** A document is processed by somebody who works here and has the role for it (F21). */
export const processorFits: readonly Rule[] = [
	processed('deal', 'sales'),
	processed('quote', 'sales'),
	processed('salesOrder', 'sales'),
	processed('deliveryNote', 'shipping')
];

function processed(entity: string, role: EmployeeRole): Rule {
	return defineRule({
		name: `${entity}.processorFits`,
		entity,
		fields: ['processor'],
		looks: { processor: ['name', 'active', role] },
		check({ id, changed }, look) {
			const employee = look('processor');
			if (!employee || !changed.has('processor')) return [];
			if (employee['active'] && employee[role]) return [];
			const params = { employee: String(employee['name']) };
			return [{ code: 'employee.other-role', params, at: { row: id, field: 'processor' } }];
		}
	});
}
