/**
 * A question that formulas may ask the company, as data: the server answers all rows at once
 * (`server/queries/facts.ts`), the formula only reads the answer. Its help stands in the messages under
 * `formula.<NAME>`, that of its parameters under `formula.parameter.<name>`.
 */
export type FormulaFunction = {
	readonly name: string;
	/** Optional parameters stand last; an answer is looked up by the arguments as they were given. */
	readonly parameters: readonly FormulaParameter[];
	readonly gives: 'number' | 'text' | 'flag' | 'date';
	/** The rights without which it does not exist for somebody: it tells what they show. */
	readonly grants?: readonly string[];
	/** What it stands for, over its parameters as columns. Without one, it is a question to the server. */
	readonly formula?: string;
};

export type FormulaParameter = {
	readonly name: string;
	/** How the argument is read before it is asked; dates arrive as `YYYY-MM-DD`. */
	readonly kind: 'number' | 'text' | 'date';
	readonly optional?: true;
};

/** A figure of a document or of one of its lines, which is named by its id. */
export const figureOf = <const N extends string, const G extends readonly string[]>(
	name: N,
	parameter: 'line' | 'document',
	grants: G
) =>
	({
		name,
		parameters: [{ name: parameter, kind: 'text' }],
		gives: 'number',
		grants
	}) as const satisfies FormulaFunction;

/** What is asked of goods that lie in another place than the one that is named. */
export const ELSEWHERE = {
	parameters: [
		{ name: 'article', kind: 'text' },
		{ name: 'warehouse', kind: 'text' },
		{ name: 'bin', kind: 'text', optional: true }
	],
	grants: ['article.read', 'stockRecord.read', 'warehouse.read', 'bin.read']
} as const satisfies Omit<FormulaFunction, 'name' | 'gives'>;

/** A figure of an article in stock, over the warehouses that count for it or over one that is named. */
export const STOCK_FIGURE = {
	parameters: [
		{ name: 'article', kind: 'text' },
		{ name: 'warehouse', kind: 'text', optional: true }
	],
	gives: 'number',
	grants: ['article.read', 'stockRecord.read', 'warehouse.read']
} as const satisfies Omit<FormulaFunction, 'name'>;
