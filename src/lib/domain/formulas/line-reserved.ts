import { figureOf } from './formula-function.ts';

/** How many are still promised to a line of a document. */
export const lineReserved = figureOf('LINERESERVED', 'line', ['reservationEntry.read']);
