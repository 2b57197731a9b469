import { figureOf } from './formula-function.ts';

/** How many of what is promised to a line of a document the goods on hand cover. */
export const lineAllocated = figureOf('LINEALLOCATED', 'line', ['reservationEntry.read']);
