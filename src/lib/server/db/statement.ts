import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { sql, type SQL } from 'drizzle-orm';
import { wellFormed } from './well-formed.ts';

export type Argument = string | number | bigint | null;
export type Statement = { readonly sql: string; readonly args: Argument[] };
/** A result row as the driver gives it. */
export type Plain = Record<string, Argument>;

const dialect = new SQLiteAsyncDialect();

/** What is asked of a database, also where it was written out already. */
export type Query = SQL | Statement;

export function statement(query: Query): Statement {
	if ('args' in query) return query;
	const { sql: text, params } = dialect.sqlToQuery(query);
	return { sql: text, args: params.map(toArgument) };
}

/** A number binds as REAL, which an INTEGER column takes back unharmed; elsewhere whole numbers must stay whole. */
function toArgument(value: unknown): Argument {
	if (isReal(value)) return value.real;
	if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
	if (typeof value === 'boolean') return value ? 1n : 0n;
	if (typeof value === 'string') return wellFormed(value);
	if (typeof value === 'bigint' || value === null) return value;
	throw new Error(`cannot bind ${typeof value}`);
}

/** A name of a table or column, quoted. Names come from the registry, never from a request. */
export const name = (text: string): SQL => sql.identifier(text) as unknown as SQL;

type Real = { readonly real: number };

/** A number that counts as REAL even when it is whole, so that dividing by it loses nothing. */
export const real = (value: number): SQL => sql`${{ real: value } satisfies Real}`;

const isReal = (value: unknown): value is Real =>
	typeof value === 'object' && value !== null && 'real' in value;
