import { sql, verbatim, type Sql } from '#lib/formulas/sql/fragment.ts';

/** What formulas name a row by, beside its id. */
const numbers = {
	article: 'number',
	partner: 'number',
	currency: 'code',
	warehouse: 'code'
} as const;

/** The id of the row that a formula names by its id or its number; NULL where there is none. */
export function rowNamed(table: keyof typeof numbers, name: Sql): Sql {
	const [rows, number] = [verbatim(`"${table}"`), verbatim(`"${numbers[table]}"`)];
	return sql`(SELECT id FROM ${rows} WHERE id = ${name} OR ${number} = ${name} COLLATE NOCASE LIMIT 1)`;
}
