import { date, money, price, quantity, ref } from '../model/field.ts';
import { defineReport } from './report.ts';

/** What lay in each warehouse at the end of a day, and what it was worth. */
export const stockValue = defineReport({
	name: 'stockValue',
	area: 'stock',
	parameters: { on: date({ required: true }) },
	columns: {
		article: ref('article', { required: true, width: 300 }),
		warehouse: ref('warehouse', { required: true, width: 200 }),
		quantity: quantity({ required: true }),
		/** Of one of them, rounded. */
		unitCost: price({ restricted: 'costs' }),
		value: money({ required: true, restricted: 'costs' })
	},
	sums: ['value']
});
