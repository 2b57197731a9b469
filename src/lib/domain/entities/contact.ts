import { defineEntity } from '../model/entity.ts';
import { choice, flag, ref, text } from '../model/field.ts';

export const contact = defineEntity({
	name: 'contact',
	area: 'partners',
	title: 'name',
	owner: 'partner',
	fields: {
		partner: ref('partner', { required: true, width: 220 }),
		name: text({ required: true, max: 200, width: 200 }),
		title: text({ max: 100 }),
		email: text({ max: 200, width: 220 }),
		phone: text({ max: 50 }),
		language: choice(['en', 'de', 'pl', 'tr'], { width: 110 }),
		preferred: flag()
	},
	oneDefault: [{ flag: 'preferred', per: ['partner'] }]
});
