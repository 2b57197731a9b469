import { figureOf } from './formula-function.ts';

/** What the lines of a deal come to, each rounded to the cent, before a discount on the whole. */
export const dealNet = figureOf('DEALNET', 'document', ['dealLine.read']);
