import type { Area, Entity } from '../model/entity.ts';
import type { Fields } from '../model/field.ts';

/** What a report asks for and what its rows tell; server/reports answers it. */
export type Report<P extends Fields = Fields, C extends Fields = Fields> = {
	readonly name: string;
	readonly area: Area;
	/** What is to be chosen; a required date without a choice is today. */
	readonly parameters: P;
	readonly columns: C;
	/** Columns that are added up below the rows. */
	readonly sums: readonly string[];
};

export const defineReport = <const P extends Fields, const C extends Fields>(
	report: Report<P, C> & { readonly sums: readonly (keyof C)[] }
): Report<P, C> => report;

/** The rows of a report as those of a table: whatever knows how fields look and who may see them serves it too. */
export const tableOf = ({ name, area, columns }: Report): Entity => ({
	...{ name, area, fields: columns },
	title: Object.keys(columns)[0] ?? ''
});
