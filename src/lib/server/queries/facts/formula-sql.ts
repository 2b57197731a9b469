import { sql, type SQL } from 'drizzle-orm';
import type { Sql } from '#lib/formulas/sql.ts';
import { real } from '#lib/server/db/statement.ts';

/** SQL that formulas wrote, as part of a statement. Its numbers count as REAL. */
export function toDrizzle({ text, args }: Sql): SQL {
	const parts = text.split('?').flatMap((part, at) => {
		const value = args[at];
		if (value === undefined) return [sql.raw(part)];
		return [sql.raw(part), typeof value === 'number' ? real(value) : sql`${value}`];
	});
	return sql.join(parts);
}
