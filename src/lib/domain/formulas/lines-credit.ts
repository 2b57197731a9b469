import { figureOf } from './formula-function.ts';

/** What a supplier owes for the lines of a purchase return, each rounded to the cent. */
export const linesCredit = figureOf('LINESCREDIT', 'document', [
	'purchaseReturnLine.read',
	'costs.read'
]);
