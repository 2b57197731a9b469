import { grossProfit } from './gross-profit.ts';
import { projectedStock } from './projected-stock.ts';
import type { Report } from './report.ts';
import { stockValue } from './stock-value.ts';

/** Every report of the product, one line each. */
export const reports = { stockValue, projectedStock, grossProfit } as const satisfies Readonly<
	Record<string, Report>
>;

export type ReportName = keyof typeof reports;

export const isReport = (name: string): name is ReportName => Object.hasOwn(reports, name);
