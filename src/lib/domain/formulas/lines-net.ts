import { figureOf } from './formula-function.ts';

/** What the lines of an order come to, each rounded to the cent, before a discount on the whole. */
export const linesNet = figureOf('LINESNET', 'document', ['salesOrderLine.read']);
