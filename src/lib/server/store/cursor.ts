import { sql, type SQL } from 'drizzle-orm';
import type { Key } from './order.ts';

/** A cursor names the place of one row in an order: the values of all its keys. */
export type CursorValue = string | number | null;

export const toCursor = (values: readonly CursorValue[]): string =>
	Buffer.from(JSON.stringify(values)).toString('base64url');

export function fromCursor(cursor: string, keys: readonly Key[]): readonly CursorValue[] | null {
	try {
		const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		if (!Array.isArray(values) || values.length !== keys.length) return null;
		return values.every(isCursorValue) ? values : null;
	} catch {
		return null;
	}
}

const isCursorValue = (value: unknown): value is CursorValue =>
	value === null || typeof value === 'string' || typeof value === 'number';

/** A stretch of an order: rows whose first key is empty, or those where it is filled. */
export type Stretch = { readonly empty: boolean; readonly condition: SQL };

/**
 * What comes after a cursor, to be asked one stretch after the other until the page is full. Rows whose first key is
 * empty are a stretch of their own, so that each of them walks one range of the index.
 */
export function after(keys: readonly Key[], values: readonly CursorValue[]): readonly Stretch[] {
	const [first, ...rest] = keys;
	if (!first) return [];
	const value = values[0] ?? null;
	const same = following(rest, values.slice(1));
	if (value === null) {
		const empty = { empty: true, condition: sql`${first.sql} is null and ${same}` };
		const filled = { empty: false, condition: sql`${first.sql} is not null` };
		return first.descending ? [empty] : [empty, filled];
	}
	const condition = first.descending
		? sql`${first.order} <= ${value} and (${first.order} < ${value} or ${same})`
		: sql`${first.order} >= ${value} and (${first.order} > ${value} or ${same})`;
	const range = { empty: false, condition };
	if (!first.descending || first.filled) return [range];
	return [range, { empty: true, condition: sql`${first.sql} is null` }];
}

function following(keys: readonly Key[], values: readonly CursorValue[]): SQL {
	const [key, ...rest] = keys;
	if (!key) return sql`0`;
	const value = values[0] ?? null;
	const beyond = beyondKey(key, value);
	const same = following(rest, values.slice(1));
	return sql`(${beyond} or (${key.order} is ${value} and ${same}))`;
}

function beyondKey({ order, descending }: Key, value: CursorValue): SQL {
	if (value === null) return descending ? sql`0` : sql`${order} is not null`;
	return descending ? sql`(${order} < ${value} or ${order} is null)` : sql`${order} > ${value}`;
}
