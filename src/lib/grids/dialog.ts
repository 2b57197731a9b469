import type { Id } from '#lib/domain/model/row.ts';

/** What stands beside or over a table: a panel, the import, or the count or the move of its chosen rows or of one. */
export type Dialog =
	| 'bulk'
	| 'import'
	| 'history'
	| 'form'
	| 'formats'
	| { readonly count: Id | null }
	| { readonly move: Id | null };
