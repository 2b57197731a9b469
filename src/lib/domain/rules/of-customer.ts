import { defineRule, type Rule } from '../model/rule.ts';
import type { Purpose } from '../partners/addresses.ts';

/** Addresses and contacts of a document are those of its customer, and addresses serve for what they stand for (F23). */
export const ofCustomer: readonly Rule[] = [
	addressed('deal', 'deliveryAddress', 'delivery'),
	addressed('deal', 'invoiceAddress', 'invoice'),
	addressed('quote', 'deliveryAddress', 'delivery'),
	addressed('quote', 'invoiceAddress', 'invoice'),
	addressed('salesOrder', 'deliveryAddress', 'delivery'),
	addressed('salesOrder', 'invoiceAddress', 'invoice'),
	addressed('deliveryNote', 'deliveryAddress', 'delivery'),
	contacted('deal'),
	contacted('quote'),
	contacted('salesOrder'),
	contacted('deliveryNote')
];

function addressed(entity: string, field: string, purpose: Purpose): Rule {
	return defineRule({
		name: `${entity}.${field}OfCustomer`,
		entity,
		fields: [field, 'customer'],
		looks: { [field]: ['partner', purpose] },
		relies: { [field]: ['partner'] },
		check({ id, after, changed }, look) {
			const address = look(field);
			if (!address) return [];
			const at = { row: id, field };
			if (address['partner'] !== after['customer']) return [{ code: 'address.of-other', at }];
			return address[purpose] || !changed.has(field) ? [] : [{ code: 'address.not-offered', at }];
		}
	});
}

function contacted(entity: string): Rule {
	return defineRule({
		name: `${entity}.contactOfCustomer`,
		entity,
		fields: ['contact', 'customer'],
		looks: { contact: ['partner'] },
		relies: { contact: ['partner'] },
		check({ id, after }, look) {
			const contact = look('contact');
			if (!contact || contact['partner'] === after['customer']) return [];
			return [{ code: 'contact.of-other', at: { row: id, field: 'contact' } }];
		}
	});
}
