import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import { fieldNamed, plainCell } from '#lib/domain/model/schema.ts';
import { titlesOf } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import type { Conflict } from './draft.ts';

/** Tells each conflict with what stands in the cell now, who wrote it and when. */
export async function conflictProblems(
	db: Reading,
	entity: Entity,
	conflicts: readonly Conflict[]
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const conflict of conflicts) {
		const last = await lastWriter(db, conflict);
		problems.push({
			code: 'row.changed',
			params: { ...last, theirs: await shown(db, entity, conflict) },
			at: { row: conflict.id, ...(conflict.field ? { field: conflict.field } : {}) }
		});
	}
	return problems;
}

async function lastWriter(db: Reading, { id, field }: Conflict) {
	const touches = field === null ? sql`1` : sql`json_type(c.after, ${`$."${field}"`}) is not null`;
	const [last] = await db.all<{ who: string; at: string }>(
		sql`select o.who, o.at from change as c join operation as o on o.sequence = c.operation
			where c.row = ${id} and ${touches} order by c.operation desc limit 1`
	);
	return { who: last?.who ?? '', at: last?.at ?? '' };
}

/** Who wrote each of these cells last, or where no field is named each row, by their place in the list. */
export async function lastWriters(
	db: Reading,
	cells: readonly { readonly row: Id; readonly field: string | null }[]
): Promise<readonly string[]> {
	const asked = JSON.stringify(cells.map(({ row, field }) => [row, field]));
	const found = await db.all<{ at: number; who: string }>(
		sql`select a.key as at, o.who, max(c.operation) from json_each(${asked}) as a
			join change as c on c.row = a.value ->> 0
			join operation as o on o.sequence = c.operation
			where o.source <> 'undo'
				and (a.value ->> 1 is null or json_type(c.after, '$."' || (a.value ->> 1) || '"') is not null)
			group by a.key`
	);
	const writers = new Map(found.map(({ at, who }) => [Number(at), who]));
	return cells.map((_, at) => writers.get(at) ?? '');
}

async function shown(db: Reading, entity: Entity, { field, theirs }: Conflict): Promise<string> {
	const definition = field === null ? undefined : fieldNamed(entity.fields, field);
	if (!definition || definition.kind === 'formula' || theirs === null) return '';
	if (definition.kind !== 'ref') return plain(plainCell(definition, theirs));
	const titles = await titlesOf(db, new Map([[definition.to, new Set([String(theirs)])]]));
	return titles[String(theirs)] ?? '';
}

const plain = (cell: Cell): string => (cell === null ? '' : String(cell));
