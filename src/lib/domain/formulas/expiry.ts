import type { FormulaFunction } from './formula-function.ts';

/** The last day on which a batch of an article may be used; blank where nobody has said one. */
export const expiry = {
	name: 'EXPIRY',
	parameters: [
		{ name: 'article', kind: 'text' },
		{ name: 'batch', kind: 'text' }
	],
	gives: 'date',
	grants: ['article.read', 'batch.read']
} as const satisfies FormulaFunction;
