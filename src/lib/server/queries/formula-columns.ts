import {
	mayUseColumn,
	type FormulaColumn,
	type ToldColumn
} from '#lib/domain/columns/formula-column.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { extended, type Extended } from '#lib/formulas/columns.ts';
import { columnsOf, type StoredColumn } from '#lib/server/store/formula-columns.ts';
import { unsortedBy } from './columns.ts';
import type { Asker } from './facts.ts';

/** The entity with the formula columns that the asker can use: every query takes it as it takes the entity itself. */
export async function entityFor({ db, actor }: Asker, entity: Entity): Promise<Entity> {
	const stored = await columnsOf(db, entity.name);
	return extendedFor(actor, entity, offered(actor, stored)).entity;
}

/** The columns that the asker can use, and his own also where they cannot be calculated for him any more. */
export async function formulaColumns(
	{ db, actor }: Asker,
	entity: Entity
): Promise<readonly ToldColumn[]> {
	return toldColumns(actor, entity, await columnsOf(db, entity.name));
}

/** The same of columns that were read before. */
export function toldColumns(
	actor: Actor,
	entity: Entity,
	stored: readonly StoredColumn[]
): readonly ToldColumn[] {
	const columns = offered(actor, stored);
	const found = extendedFor(actor, entity, columns);
	return columns.flatMap(({ user: _, ...column }): ToldColumn[] => {
		const problems = found.problems.get(column.id) ?? [];
		if (problems.length > 0 && !column.mine) return [];
		const unsorted = problems.length > 0 ? null : unsortedBy(found.entity, column.id);
		return [{ ...column, problems, unsorted }];
	});
}

type Offered = StoredColumn & FormulaColumn;

/** His own and those that are shared. */
const offered = (actor: Actor, columns: readonly StoredColumn[]): readonly Offered[] =>
	columns
		.filter((column) => mayUseColumn(actor, column))
		.map((column) => ({ ...column, mine: column.user === actor.userId }));

/** Of one entity so many are kept, so that formulas are not read and compiled for every request. */
const KEPT = 100;
const kept = new WeakMap<Entity, Map<string, Extended>>();

function extendedFor(actor: Actor, entity: Entity, columns: readonly Offered[]): Extended {
	if (columns.length === 0) return { entity, problems: new Map() };
	const told = columns.map((each) => [
		each.id,
		each.name,
		each.formula,
		each.as,
		each.decimals,
		each.mine
	]);
	const key = JSON.stringify([told, [...actor.grants].sort()]);
	const some = kept.get(entity) ?? new Map<string, Extended>();
	const found = some.get(key) ?? extended(actor, entity, columns);
	some.delete(key);
	for (const oldest of [...some.keys()].slice(0, Math.max(0, some.size + 1 - KEPT))) {
		some.delete(oldest);
	}
	kept.set(entity, some.set(key, found));
	return found;
}
