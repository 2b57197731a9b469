import { defineDocument } from '../model/document.ts';
import { choice, date, flag, formula, price, quantity, ref, text } from '../model/field.ts';
import { abcClasses } from '../stock/abc-class.ts';
import { note } from '../stock/moved-fields.ts';
import { SERIAL_LENGTH } from '../stock/moved-line.ts';

/**
 * Goods are counted, and figures set right by what was found (F75). Beginning lists what should be there, unless lines
 * were typed before, which then are what is counted; posting moves the differences.
 */
export const stocktake = defineDocument({
	name: 'stocktake',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		warehouse: ref('warehouse', { required: true }),
		bin: ref('bin', { width: 100 }),
		category: ref('category'),
		abcClass: choice(abcClasses, { width: 90 }),
		/** Those who count are not told how many there should be. */
		blind: flag(),
		note
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		batch: text({ max: 60, width: 110 }),
		serial: text({ max: SERIAL_LENGTH, width: 110 }),
		/** Empty: not counted, which is not zero (E80). */
		counted: quantity({ min: 0 }),
		/** On hand when counting began. */
		snapshot: quantity({ readonly: true, min: 0 }),
		difference: formula(
			'=IF(OR(ISBLANK([counted]), ISBLANK([snapshot])), "", [counted] - [snapshot])',
			{ as: 'quantity' }
		),
		/** What was counted before it was counted again. */
		firstCounted: quantity({ readonly: true, min: 0 }),
		/** Whether it was to be counted from the beginning; what was found besides was not. */
		listed: flag({ readonly: true }),
		/** Of goods that were found; where it is left empty, what the article cost the last time. */
		unitCost: price({ min: 0, restricted: 'costs' }),
		note
	},
	states: ['planned', 'counting', 'counted', 'posted', 'cancelled'],
	editable: ['planned', 'counting'],
	actions: {
		begin: { from: ['planned'], to: 'counting' },
		finish: { from: ['counting'], to: 'counted' },
		recount: { from: ['counted'], to: 'counting' },
		post: { from: ['counted'], to: 'posted' },
		cancel: { from: ['planned', 'counting', 'counted'], to: 'cancelled' }
	}
});
