import { defineDocument } from '../model/document.ts';
import { date, quantity, ref } from '../model/field.ts';

const figure = quantity({ required: true, readonly: true, initial: 0, min: 0, width: 90 });

/**
 * What a line of a confirmed order needs of an article that is bought for it (§1.3 of the source). It comes with the
 * order, and nobody types it: its figures and its state follow from what is allocated, ordered, received and delivered
 * (F50).
 */
export const demandLine = defineDocument({
	name: 'demandLine',
	area: 'purchasing',
	appended: true,
	header: {
		article: ref('article', { required: true, readonly: true, width: 200 }),
		needed: figure,
		/** What neither is there for it nor on order, also where a draft of an order names it. */
		toOrder: figure,
		ordered: figure,
		/** What of the goods on hand is allocated to it; of what is not kept in stock, what came and has not gone. */
		picked: figure,
		/** Of whom the article is usually bought. */
		supplier: ref('partner', { readonly: true, width: 180 }),
		order: ref('salesOrder', { required: true, readonly: true, width: 110 }),
		orderLine: ref('salesOrderLine', {
			...{ required: true, readonly: true, unique: true },
			...{ aside: true, width: 90 }
		}),
		customer: ref('partner', { required: true, readonly: true, width: 180 }),
		/** The day on which the customer wants to have it. */
		deliverOn: date({ readonly: true, width: 110 }),
		/** Where the order is delivered from. */
		warehouse: ref('warehouse', { required: true, readonly: true }),
		/** What came in for it. */
		received: figure,
		shipped: figure
	},
	lines: {},
	states: [
		'pending',
		'waitingApproval',
		'needToOrder',
		'onOrder',
		'readyToShip',
		'shipped',
		'cancelled'
	],
	editable: [],
	actions: {
		/** What is free is set aside for it (F48). */
		pick: { from: ['needToOrder', 'onOrder'], to: 'needToOrder' },
		unpick: { from: ['needToOrder', 'onOrder', 'readyToShip'], to: 'needToOrder' }
	}
});
