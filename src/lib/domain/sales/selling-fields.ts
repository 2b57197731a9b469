import { date, integer, ref, text } from '../model/field.ts';
import { note } from '../stock/moved-fields.ts';

const start = {
	on: date({ width: 110 }),
	customer: ref('partner', { required: true, width: 220 }),
	/** What the customer calls it, as he wrote it. */
	customerOrderNumber: text({ max: 50, width: 130 }),
	/** Where the goods are delivered from. */
	warehouse: ref('warehouse', { required: true })
} as const;

const rest = {
	currency: ref('currency', { width: 90 }),
	deliveryAddress: ref('address'),
	invoiceAddress: ref('address'),
	contact: ref('contact'),
	paymentTerm: ref('paymentTerm'),
	processor: ref('employee'),
	/** The higher is served first where goods are fewer than promised. */
	priority: integer({ min: 0, max: 9, initial: 0, required: true, width: 80 }),
	note
} as const;

/** What the head of a document says that sells goods: to whom, from where, and on what terms (F33). */
export const selling = { start, rest };
