import { defineEntity } from '../model/entity.ts';
import { date, formula, integer, quantity, ref, text } from '../model/field.ts';
import { SERIAL_LENGTH } from './moved-line.ts';

/**
 * What is promised to whom (Decision 3): one table for every kind of document that promises goods. Rows come and change
 * with those documents alone. Where bin, batch or serial number are empty, any will do.
 */
export const reservationEntry = defineEntity({
	name: 'reservationEntry',
	area: 'stock',
	title: 'article',
	owner: 'article',
	appended: true,
	fields: {
		article: ref('article', { required: true, readonly: true, width: 260 }),
		warehouse: ref('warehouse', { required: true, readonly: true }),
		customer: ref('partner', { readonly: true }),
		quantity: quantity({ required: true, readonly: true, min: 0 }),
		/** What is still promised. */
		open: quantity({ required: true, readonly: true, min: 0 }),
		/** What of it the goods on hand cover, after those that come first. */
		allocated: quantity({ required: true, readonly: true, min: 0 }),
		/**
		 * What of it is set aside: covered before anybody else's, such as what came in for it (E62). What of that has gone
		 * out is so again when it comes back, so that there may be less open.
		 */
		setAside: quantity({ required: true, readonly: true, initial: 0, min: 0, aside: true }),
		short: formula('=[open] - [allocated]', { as: 'quantity' }),
		until: date({ readonly: true, width: 110 }),
		priority: integer({ required: true, readonly: true, width: 80 }),
		bin: ref('bin', { readonly: true, width: 100 }),
		batch: text({ readonly: true, max: 60, width: 110 }),
		serial: text({ readonly: true, max: SERIAL_LENGTH, width: 110 }),
		/** The kind of document, its number, its id, and which of its lines. */
		document: text({ required: true, readonly: true, max: 40, aside: true }),
		number: text({ readonly: true, max: 40, width: 110 }),
		paper: text({ required: true, readonly: true, max: 40, aside: true }),
		line: text({ required: true, readonly: true, max: 40, aside: true }),
		who: text({ required: true, readonly: true, max: 200 }),
		at: text({ required: true, readonly: true, max: 30, width: 180 }),
		/** When it was confirmed, among all promises. */
		age: integer({ required: true, readonly: true, aside: true })
	}
});
