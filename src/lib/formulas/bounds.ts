import type { FormulaValue } from '#lib/domain/model/row.ts';

const AT_LEAST_MS = 1_500;
/** Some ten times what the slower of the ways to compute takes for an ordinary formula. */
const PER_ROW_MS = 0.25;

/** How many milliseconds a formula may take for so many rows: 1.5 s for a page, 26.5 s for 100,000 rows. */
export const patience = (rows: number): number => AT_LEAST_MS + rows * PER_ROW_MS;

/** How many signs of text a formula may come to over all rows: a thousand for each of 100,000. */
export const MOST_SIGNS = 100_000_000;

export const signsIn = (values: readonly FormulaValue[]): number =>
	values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
