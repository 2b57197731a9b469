import { figureOf } from './formula-function.ts';

/** How many of a line of an order were delivered. */
export const lineDelivered = figureOf('LINEDELIVERED', 'line', [
	'deliveryNote.read',
	'deliveryNoteLine.read'
]);
