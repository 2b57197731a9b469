import { defineRule } from '../model/rule.ts';
import { misshapenVatId } from '../tax/vat-id.ts';

/** A warning only: new shapes appear, and whether a number is valid only its tax office knows. */
export const partnerVatIdShape = vatIdShape('partner');
export const companyVatIdShape = vatIdShape('company');

function vatIdShape(entity: string) {
	return defineRule({
		name: `${entity}VatIdShape`,
		entity,
		fields: ['vatId'],
		check({ id, after }) {
			const vatId = after['vatId'];
			const country = typeof vatId === 'string' ? misshapenVatId(vatId) : undefined;
			if (!country) return [];
			const at = { row: id, field: 'vatId' };
			return [{ code: 'vat-id.unusual', params: { country }, at, severity: 'warning' }];
		}
	});
}
