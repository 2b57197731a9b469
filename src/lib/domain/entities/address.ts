import { defineEntity } from '../model/entity.ts';
import { flag, ref, text } from '../model/field.ts';

export const address = defineEntity({
	name: 'address',
	area: 'partners',
	title: 'city',
	owner: 'partner',
	fields: {
		partner: ref('partner', { required: true, width: 220 }),
		/** The addressee, where it is not simply the partner. */
		name: text({ max: 200, width: 220 }),
		street: text({ max: 200, width: 220 }),
		postalCode: text({ max: 20, width: 100 }),
		city: text({ required: true, max: 100 }),
		region: text({ max: 100 }),
		country: ref('country', { required: true }),
		invoice: flag({ initial: true }),
		invoiceDefault: flag(),
		delivery: flag({ initial: true }),
		deliveryDefault: flag(),
		order: flag({ initial: true }),
		orderDefault: flag()
	},
	oneDefault: [
		{ flag: 'invoiceDefault', per: ['partner'] },
		{ flag: 'deliveryDefault', per: ['partner'] },
		{ flag: 'orderDefault', per: ['partner'] }
	]
});
