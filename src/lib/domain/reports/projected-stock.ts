import { date, quantity, ref } from '../model/field.ts';
import { defineReport } from './report.ts';

/**
 * What there will be in each warehouse at the end of a day (F105), with what is promised to go out and ordered to come in
 * by then, and how little there will be on the way.
 */
export const projectedStock = defineReport({
	name: 'projectedStock',
	area: 'stock',
	parameters: { on: date({ required: true }) },
	columns: {
		article: ref('article', { required: true, width: 300 }),
		warehouse: ref('warehouse', { required: true, width: 200 }),
		onHand: quantity({ required: true }),
		/** Promised and due by then; what is kept for somebody until an earlier day is free again. */
		promised: quantity({ required: true }),
		/** On order and expected by then. */
		arriving: quantity({ required: true }),
		projected: quantity({ required: true }),
		lowest: quantity({ required: true }),
		/** The first day on which there will be that little. */
		lowestOn: date({ required: true, width: 110 }),
		/** On order without a day, which is not counted. */
		undated: quantity({ required: true })
	},
	sums: []
});
