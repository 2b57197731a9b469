import { defineRule } from '../model/rule.ts';

/** A suggestion for other goods, or for another place, is no longer the one that was made for the record of stock. */
export const suggestionOfRecord = defineRule({
	name: 'suggestionOfRecord',
	entity: 'reorderSuggestion',
	fields: ['article', 'warehouse', 'bin'],
	reads: ['stockRecord'],
	complete: ({ before }) => (before?.['stockRecord'] ? { stockRecord: null, reason: 'byHand' } : {})
});
