import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { byIds, narrowed, type Reading } from '#lib/server/store/rows.ts';
import { fieldsInvolved } from './involved.ts';

/** What somebody wants to write, cells as stored. Version 0 is a new row. */
export type Wanted = {
	readonly id: Id;
	readonly version: number;
	readonly cells: Readonly<Record<string, Cell>>;
	/** What he saw in those cells; without it a row that has moved on is a conflict as a whole. */
	readonly old?: Readonly<Record<string, Cell>>;
};

export type Conflict = { readonly id: Id; readonly field: string | null; readonly theirs: Cell };
export type Drafted = {
	readonly drafts: readonly Draft[];
	readonly problems: readonly Problem[];
	readonly conflicts: readonly Conflict[];
};

/**
 * Puts what is wanted beside what is stored. Rows that moved on merge cell by cell. `whole` drafts hold every field,
 * others those that the change involves.
 */
export async function draft(
	db: Reading,
	entity: Entity,
	wanted: readonly Wanted[],
	whole = false
): Promise<Drafted> {
	const needed =
		whole || wanted.some(({ version }) => version === 0) ? entity : touchedBy(entity, wanted);
	const rows = await byIds(
		db,
		needed,
		wanted.map(({ id }) => id)
	);
	const current = new Map(rows.map((row) => [row.id, row]));
	const initial = initialCells(entity.fields);
	const parts = wanted.map((want) => draftOne(entity, initial, current.get(want.id), want));
	return {
		drafts: parts.flatMap(({ draft }) => (draft ? [draft] : [])),
		problems: [...parts.flatMap(({ problems }) => problems), ...twice(wanted)],
		conflicts: parts.flatMap(({ conflicts }) => conflicts)
	};
}

function touchedBy(entity: Entity, wanted: readonly Wanted[]): Entity {
	const touched = new Set(wanted.flatMap(({ cells }) => Object.keys(cells)));
	return narrowed(entity, fieldsInvolved(entity, touched));
}

type Part = {
	readonly draft?: Draft;
	readonly problems: readonly Problem[];
	readonly conflicts: readonly Conflict[];
};

function draftOne(
	entity: Entity,
	initial: Readonly<Record<string, Cell>>,
	current: AnyRow | undefined,
	{ id, version, cells, old }: Wanted
): Part {
	if (version === 0) {
		if (entity.single) return refused(id, 'row.single');
		return current ? refused(id, 'row.exists') : draftNew(entity, initial, id, cells);
	}
	if (!current) return refused(id, 'row.gone');
	if (current.version !== version) {
		const conflicts = conflictsOf(current, cells, old);
		if (conflicts.length > 0) return { problems: [], conflicts };
	}
	const changed = Object.keys(cells).filter((field) => current[field] !== cells[field]);
	const after = { ...current, ...cells, id, version: current.version + 1 };
	return {
		draft: { id, before: current, after, changed: new Set(changed) },
		problems: [],
		conflicts: []
	};
}

const refused = (row: Id, code: 'row.exists' | 'row.gone' | 'row.single'): Part => ({
	problems: [{ code, at: { row } }],
	conflicts: []
});

function draftNew(
	entity: Entity,
	initial: Readonly<Record<string, Cell>>,
	id: Id,
	cells: Readonly<Record<string, Cell>>
): Part {
	const after = { ...initial, ...cells, id, version: 1 };
	return {
		draft: { id, before: null, after, changed: new Set(Object.keys(cells)) },
		problems: [],
		conflicts: []
	};
}

/** A cell of a row that moved on is free to write when it still holds what the writer saw, or holds his value already. */
function conflictsOf(
	current: AnyRow,
	cells: Readonly<Record<string, Cell>>,
	old: Readonly<Record<string, Cell>> | undefined
): Conflict[] {
	if (!old) return [{ id: current.id, field: null, theirs: null }];
	return Object.keys(cells)
		.filter((field) => current[field] !== cells[field] && current[field] !== (old[field] ?? null))
		.map((field) => ({ id: current.id, field, theirs: current[field] ?? null }));
}

/** Rows that somebody names a second time. */
export function twice(rows: readonly { readonly id: Id }[]): Problem[] {
	const seen = new Set<Id>();
	return rows.flatMap(({ id }) => {
		if (seen.has(id)) return [{ code: 'row.twice' as const, at: { row: id } }];
		seen.add(id);
		return [];
	});
}
