import type { FormulaFunction } from './formula-function.ts';
import { vatRate } from './vat-rate.ts';

/** Every function of the domain that formulas may call, one line each. */
export const formulaFunctions = { VATRATE: vatRate };

export type FormulaFunctionName = keyof typeof formulaFunctions;

/** The same, for a name that comes from a formula. */
export const formulaFunction = (name: string): FormulaFunction | undefined =>
	Object.hasOwn(formulaFunctions, name) ? formulaFunctions[name as FormulaFunctionName] : undefined;
