import { date, money, percent, quantity, ref } from '../model/field.ts';
import { defineReport } from './report.ts';

/**
 * What the goods that were delivered in a time brought beyond what they cost (F74), by article and customer, in the
 * company's currency. What was taken back, or sent back by the customer, counts off on the day on which
 * it came back.
 */
export const grossProfit = defineReport({
	name: 'grossProfit',
	area: 'sales',
	parameters: { from: date(), on: date({ required: true }) },
	columns: {
		article: ref('article', { required: true, width: 300 }),
		customer: ref('partner', { required: true, width: 220 }),
		quantity: quantity({ required: true }),
		revenue: money({ required: true }),
		cost: money({ required: true, restricted: 'costs' }),
		profit: money({ required: true, restricted: 'costs' }),
		/** Of the revenue. */
		margin: percent({ restricted: 'costs' })
	},
	sums: ['revenue', 'cost', 'profit']
});
