import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportPlan, ImportSource } from '#lib/domain/imports/import.ts';
import { neededFields } from '#lib/domain/model/schema.ts';
import { followsPacks } from '#lib/domain/stock/packs.ts';

/** The field that a column of the file goes to, `''` when it is left out. */
export const fieldOfColumn = (plan: ImportPlan, column: number): string =>
	Object.entries(plan.fields).find(
		([, source]) => 'column' in source && source.column === column
	)?.[0] ?? '';

/** Gives a column to a field, and takes both from where they were. */
export function assign(plan: ImportPlan, column: number, field: string): ImportPlan {
	const before = plan.fields[fieldOfColumn(plan, column)];
	const kept = Object.entries(plan.fields).filter(
		([name, source]) => name !== field && !('column' in source && source.column === column)
	);
	// How its numbers and days are written belongs to the column, whatever it is called.
	const manner = before && 'column' in before ? before : {};
	const added: [string, ImportSource][] = field === '' ? [] : [[field, { ...manner, column }]];
	return withFields(plan, [...kept, ...added]);
}

/** Sets a field, or with null takes it out of the plan. */
export function setSource(
	plan: ImportPlan,
	field: string,
	source: ImportSource | null
): ImportPlan {
	const kept = Object.entries(plan.fields).filter(([name]) => name !== field);
	return withFields(plan, source ? [...kept, [field, source]] : kept);
}

// A key that is no longer filled could find no row.
function withFields(plan: ImportPlan, entries: readonly (readonly [string, ImportSource])[]) {
	const fields = Object.fromEntries(entries);
	return { ...plan, fields, key: plan.key.every((name) => fields[name]) ? plan.key : [] };
}

/** By which fields a row may be found: unique ones, and sets that are unique together, all of them filled. */
export function keysOf(entity: Entity, plan: ImportPlan): readonly (readonly string[])[] {
	const single = Object.entries(entity.fields)
		.filter(([, field]) => 'unique' in field && field.unique)
		.map(([name]) => [name]);
	const all = [...single, ...(entity.unique ?? [])].filter((key) =>
		key.every((name) => plan.fields[name])
	);
	const own = plan.key.length > 0 && !all.some((key) => sameKey(key, plan.key)) ? [plan.key] : [];
	return [...all, ...own];
}

const sameKey = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/** The plan to begin with: a file that cannot fill a new row, such as a list of prices, only changes rows. */
export const proposed = (entity: Entity, plan: ImportPlan): ImportPlan =>
	plan.mode === 'upsert' && missingFields(entity, plan).length > 0
		? { ...plan, mode: 'update' }
		: plan;

/** Fields that a new row needs and that nothing fills. */
export const missingFields = (entity: Entity, plan: ImportPlan): readonly string[] =>
	neededFields(entity.fields).filter(
		(name) => !plan.fields[name] && !followsPacks(entity, name, (other) => other in plan.fields)
	);
