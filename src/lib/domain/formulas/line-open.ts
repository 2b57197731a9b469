import { figureOf } from './formula-function.ts';

/** How many of a line of an order are still to be delivered; none once it is closed or cancelled. */
export const lineOpen = figureOf('LINEOPEN', 'line', [
	'salesOrder.read',
	'salesOrderLine.read',
	'deliveryNote.read',
	'deliveryNoteLine.read'
]);
