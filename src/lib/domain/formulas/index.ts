import { available } from './available.ts';
import { cost } from './cost.ts';
import { dealNet } from './deal-net.ts';
import { elsewhere } from './elsewhere.ts';
import { elsewhereAt } from './elsewhere-at.ts';
import { expiry } from './expiry.ts';
import type { FormulaFunction } from './formula-function.ts';
import { fx } from './fx.ts';
import { fxRate } from './fx-rate.ts';
import { issued } from './issued.ts';
import { lastCost } from './last-cost.ts';
import { lineAllocated } from './line-allocated.ts';
import { lineDelivered } from './line-delivered.ts';
import { lineOpen } from './line-open.ts';
import { lineReserved } from './line-reserved.ts';
import { linesCredit } from './lines-credit.ts';
import { linesNet } from './lines-net.ts';
import { ordered } from './ordered.ts';
import { price } from './price.ts';
import { quoteNet } from './quote-net.ts';
import { stock } from './stock.ts';
import { vatRate } from './vat-rate.ts';

/** Every function of the domain that formulas may call, one line each. */
export const formulaFunctions = {
	AVAILABLE: available,
	COST: cost,
	DEALNET: dealNet,
	ELSEWHERE: elsewhere,
	ELSEWHEREAT: elsewhereAt,
	EXPIRY: expiry,
	FX: fx,
	FXRATE: fxRate,
	ISSUED: issued,
	LASTCOST: lastCost,
	LINEALLOCATED: lineAllocated,
	LINEDELIVERED: lineDelivered,
	LINEOPEN: lineOpen,
	LINERESERVED: lineReserved,
	LINESCREDIT: linesCredit,
	LINESNET: linesNet,
	ORDERED: ordered,
	PRICE: price,
	QUOTENET: quoteNet,
	STOCK: stock,
	VATRATE: vatRate
};

type Functions = typeof formulaFunctions;
export type FormulaFunctionName = keyof Functions;
/** Those that the server has to answer. */
export type QuestionName = {
	[N in FormulaFunctionName]: Functions[N] extends { formula: string } ? never : N;
}[FormulaFunctionName];

/** The same, for a name that comes from a formula. */
export const formulaFunction = (name: string): FormulaFunction | undefined =>
	Object.hasOwn(formulaFunctions, name) ? formulaFunctions[name as FormulaFunctionName] : undefined;
