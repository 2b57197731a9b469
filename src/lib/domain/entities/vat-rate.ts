import { defineEntity } from '../model/entity.ts';
import { date, percent, ref } from '../model/field.ts';

export const vatRate = defineEntity({
	name: 'vatRate',
	area: 'settings',
	title: 'vatCode',
	owner: 'vatCode',
	fields: {
		vatCode: ref('vatCode', { required: true }),
		/** Empty: since ever. */
		validFrom: date(),
		percent: percent({ required: true, min: 0, max: 100 })
	},
	unique: [['vatCode', 'validFrom']]
});
