import { defineEntity } from '../model/entity.ts';
import { formula, quantity, ref, text } from '../model/field.ts';
import { SERIAL_LENGTH } from '../stock/moved-line.ts';

/** The smallest unit of stock: an article on a shelf, of one batch or with one serial number where it is tracked so (F8). */
export const stockRecord = defineEntity({
	name: 'stockRecord',
	area: 'stock',
	title: 'article',
	owner: 'article',
	fields: {
		article: ref('article', { required: true, width: 260 }),
		warehouse: ref('warehouse', { required: true }),
		bin: ref('bin', { width: 100 }),
		batch: text({ readonly: true, max: 60, width: 110 }),
		expiresOn: formula('=EXPIRY([article], [batch])', { as: 'date', width: 110 }),
		serial: text({ readonly: true, max: SERIAL_LENGTH, width: 110 }),
		onHand: quantity({ required: true, readonly: true, initial: 0, min: 0 }),
		reserved: quantity({ required: true, readonly: true, initial: 0, min: 0 }),
		ordered: quantity({ required: true, readonly: true, initial: 0, min: 0 }),
		available: formula('=[onHand] - [reserved]', { as: 'quantity' }),
		projected: formula('=[onHand] - [reserved] + [ordered]', { as: 'quantity' }),
		minimum: quantity({ min: 0 }),
		reorderQuantity: quantity({ min: 0 })
	},
	unique: [['article', 'warehouse', 'bin', 'batch', 'serial']]
});
