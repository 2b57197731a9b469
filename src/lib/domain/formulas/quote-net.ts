import { figureOf } from './formula-function.ts';

/** What the lines of a quote come to, each rounded to the cent, before a discount on the whole. */
export const quoteNet = figureOf('QUOTENET', 'document', ['quoteLine.read']);
