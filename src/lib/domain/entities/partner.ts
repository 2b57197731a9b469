import { defineEntity } from '../model/entity.ts';
import { choice, flag, money, ref, text } from '../model/field.ts';

export const partner = defineEntity({
	name: 'partner',
	area: 'partners',
	title: 'name',
	fields: {
		number: text({ required: true, unique: true, max: 40, width: 110 }),
		name: text({ required: true, max: 200, width: 260 }),
		customer: flag(),
		supplier: flag(),
		vatId: text({ max: 20, width: 130 }),
		priceGroup: ref('priceGroup'),
		paymentTerm: ref('paymentTerm'),
		currency: ref('currency', { width: 90 }),
		creditLimit: money({ min: 0 }),
		language: choice(['en', 'de', 'pl', 'tr'], { width: 110 }),
		phone: text({ max: 50 }),
		fax: text({ max: 50, aside: true }),
		email: text({ max: 200, width: 220 }),
		website: text({ max: 200, aside: true }),
		active: flag({ initial: true }),
		description: text({ max: 2000, width: 320, aside: true })
	}
});
