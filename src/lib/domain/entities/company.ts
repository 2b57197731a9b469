import { defineEntity } from '../model/entity.ts';
import { choice, date, flag, percent, ref, text } from '../model/field.ts';

export const company = defineEntity({
	name: 'company',
	area: 'settings',
	title: 'name',
	single: true,
	fields: {
		name: text({ required: true, max: 200, width: 240 }),
		street: text({ max: 200 }),
		postalCode: text({ max: 20, width: 100 }),
		city: text({ max: 100 }),
		country: ref('country', { required: true }),
		currency: ref('currency', { required: true }),
		vatId: text({ max: 20, width: 130 }),
		email: text({ max: 200, width: 200 }),
		phone: text({ max: 50 }),
		costMethod: choice(['fifo', 'average'], { required: true, initial: 'fifo' }),
		/** The last day of the periods that are closed: nothing is posted into them, and no cost in them changes. */
		closedUntil: date({ width: 120 }),
		/** How much more than was ordered may be received; empty is nothing. */
		overReceiptPercent: percent({ min: 0, max: 1000, width: 120 }),
		inventory: flag({ initial: true }),
		procurement: flag({ initial: true })
	}
});
