import { eanProblem } from '../articles/ean.ts';
import { defineRule } from '../model/rule.ts';

export const eanCheckDigit = defineRule({
	name: 'eanCheckDigit',
	entity: 'article',
	fields: ['ean'],
	check({ id, after }) {
		const ean = after['ean'];
		const problem = typeof ean === 'string' ? eanProblem(ean) : undefined;
		return problem ? [{ ...problem, at: { row: id, field: 'ean' } }] : [];
	}
});
