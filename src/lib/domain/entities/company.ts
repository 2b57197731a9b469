import { defineEntity } from '../model/entity.ts';
import { choice, date, flag, integer, percent, ref, text } from '../model/field.ts';

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
		/** For how many days the goods of a deal are kept, where nobody says until when. */
		dealReservationDays: integer({
			...{ required: true, initial: 3, min: 1, max: 365 },
			...{ guarded: 'reservations', width: 120 }
		}),
		/** A deal may promise more than there is, as an order does (Decision 3). */
		dealsOverReserve: flag({ guarded: 'reservations' }),
		inventory: flag({ initial: true }),
		procurement: flag({ initial: true })
	}
});
