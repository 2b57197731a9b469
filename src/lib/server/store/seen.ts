import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '#lib/server/db/client.ts';
import { statement } from '#lib/server/db/statement.ts';
import type { Reading } from './rows.ts';
import { shadowed } from './shadows.ts';

type Allowed = Pick<Actor, 'warehouses'>;

/**
 * The database as somebody may see it: whatever is read through it, by whatever query, holds nothing of the warehouses
 * that are hidden from him (Decision 11). Who may know of all reads the database itself. Two who may know of the same
 * warehouses get the same.
 */
export function seenBy(db: Database, { warehouses }: Allowed): Database {
	const whole = wholeOf(db);
	if (warehouses === 'all') return whole;
	const key = JSON.stringify(warehouses);
	const views = kept.get(whole) ?? new Map<string, Database>();
	kept.set(whole, views);
	const view = views.get(key) ?? limited(whole, warehouses);
	views.delete(key);
	views.set(key, view);
	const [oldest] = views.keys();
	if (views.size > MOST && oldest !== undefined) views.delete(oldest);
	return view;
}

const kept = new WeakMap<Database, Map<string, Database>>();
const MOST = 1000;

/** An open write, or whatever else reads, as somebody may see it. What follows from a write is read as a whole. */
export function seenIn<R extends Reading>(reading: R, { warehouses }: Allowed): R {
	if (warehouses === 'all' || views.has(reading)) return reading;
	return limited(reading, warehouses);
}

/** The database behind what somebody sees of it. */
export const wholeOf = <R extends Reading>(db: R): R =>
	(views.get(db)?.whole as R | undefined) ?? db;

/** Whether what is read through it is less than there is. */
export const isLimited = (db: Reading): boolean => views.has(db);

/** The same for statements that walk along an index: hidden rows are passed over there, and not looked for first. */
export function walkingOver(db: Reading): Reading {
	const view = views.get(db);
	return view ? limited(view.whole, view.allowed, true) : db;
}

type View = { readonly whole: Reading; readonly allowed: readonly Id[] };
/** What is read whole, by what is seen of it. */
const views = new WeakMap<Reading, View>();

function limited<R extends Reading>(whole: R, allowed: readonly Id[], walks = false): R {
	const view: R = {
		...whole,
		all: (query, length) => whole.all(shadowed(statement(query), allowed, walks), length)
	};
	views.set(view, { whole, allowed });
	return view;
}
