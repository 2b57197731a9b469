import { sql, type SQL } from 'drizzle-orm';

/**
 * How numbers and codes that are text are put in order: figures by their value, so that 2 comes before 10, by putting
 * their length in front. The index of such a column is made of the same expression, which for drizzle-kit's sake has
 * no comma.
 */
export const codeOrder = (column: SQL): SQL =>
	sql`case when ${column} glob '*[^0-9]*' or length(${column}) > 20 then ${column} when length(${column}) < 10 then length(${column}) || ${column} else ':' || length(${column}) || ${column} end`;
