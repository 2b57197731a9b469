import { sql } from 'drizzle-orm';
import { belonging, belongingOf, mentions } from '#lib/domain/access/belonging.ts';
import { known } from '#lib/domain/model/assert.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { stored } from '#lib/domain/registry.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { cellsAt, seenSql, writableSql, type Cells } from '#lib/server/store/belonging-sql.ts';
import { byIds, narrowed } from '#lib/server/store/rows.ts';
import { seenIn, wholeOf } from '#lib/server/store/seen.ts';
import type { Asker } from './check.ts';

/** A row that is to be written, with those of its cells that change. */
type Touched = { readonly id: Id; readonly cells: Readonly<Record<string, Cell>> };

/**
 * Why the actor may not write rows (F79, F82): one that is hidden from him is gone for him, and of one that he sees no
 * warehouse may be hidden, neither before nor after.
 */
export async function beyondProblems(
	{ db, actor }: Asker,
	{ name: table }: Entity,
	rows: readonly Touched[]
): Promise<readonly Problem[]> {
	if (actor.warehouses === 'all' || !belongingOf(table) || rows.length === 0) return [];
	const before = cellsAt('x');
	const after: Cells = (field) =>
		field === 'id'
			? `(j.value ->> 'id')`
			: `iif(json_type(j.value, '$.cells.${field}') is null, x."${field}", j.value ->> '$.cells.${field}')`;
	const found = await seenIn(wholeOf(db), actor).all<{ row: Id; isSeen: number }>(
		sql`select j.value ->> 'id' as row, x.id is null or ${sql.raw(seenSql(table, before))} as "isSeen"
			from json_each(${JSON.stringify(rows)}) as j left join main.${name(table)} as x on x.id = j.value ->> 'id'
			where (x.id is not null and not ${sql.raw(writableSql(table, before))})
				or not ${sql.raw(writableSql(table, after))}`
	);
	return found.map(({ row, isSeen }) => ({
		code: isSeen ? 'warehouse.beyond' : 'row.gone',
		at: { row }
	}));
}

/** The same of drafts, which hold what changes. */
export const beyondDrafts = (
	asker: Asker,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> => {
	const { sides = [], owner } = belongingOf(entity.name) ?? {};
	const fields = [...sides, ...(owner ? [owner] : [])].map(({ field }) => field);
	const touched = drafts.map(({ id, after, changed, before }) => {
		const given = fields.filter((field) => field !== 'id' && (!before || changed.has(field)));
		return { id, cells: Object.fromEntries(given.map((field) => [field, after[field] ?? null])) };
	});
	return beyondProblems(asker, entity, touched);
};

/** Why the actor may do nothing to rows as a whole: they, or what belongs to them, lie where he may not know of. */
export async function beyondWholes(
	asker: Asker,
	entity: Entity,
	ids: readonly Id[]
): Promise<readonly Problem[]> {
	const { db, actor } = asker;
	const rows = ids.map((id) => ({ id, cells: {} }));
	const own = await beyondProblems(asker, entity, rows);
	if (actor.warehouses === 'all' || own.length > 0) return own;
	const beyond = new Set<Id>();
	for (const table of belonging()) {
		const { owner = '', fields } = known(stored[table], table);
		const field = fields[owner];
		if (field?.kind !== 'ref' || field.to !== entity.name) continue;
		const parts = await seenIn(wholeOf(db), actor).all<{ row: Id }>(
			sql`select distinct x.${name(owner)} as row from main.${name(table)} as x
				where x.${name(owner)} in (select value from json_each(${JSON.stringify(ids)}))
					and not ${sql.raw(writableSql(table, cellsAt('x')))}`
		);
		for (const { row } of parts) beyond.add(row);
	}
	return [...beyond].map((row) => ({ code: 'warehouse.beyond', at: { row } }));
}

/** Rows as they are stored, also in cells that were hidden from whoever read them to change others. */
export async function unmasked<R extends { readonly id: Id }>(
	{ db, actor }: Asker,
	entity: Entity,
	rows: readonly R[]
): Promise<readonly R[]> {
	const fields = mentions(entity.name).map(({ field }) => field);
	if (actor.warehouses === 'all' || fields.length === 0) return rows;
	const ids = rows.map(({ id }) => id);
	const whole = await byIds(wholeOf(db), narrowed(entity, new Set(fields)), ids);
	const cells = new Map(whole.map((row) => [row.id, row]));
	return rows.map((row) => {
		const kept = fields.filter((field) => field in row);
		return {
			...row,
			...Object.fromEntries(kept.map((field) => [field, cells.get(row.id)?.[field]]))
		};
	});
}

/**
 * Refuses what an operation wrote into warehouses that are hidden from its author, whatever way it went: the last look
 * before anything stands. Ledgers follow from what was written, and from more than the author may know of.
 */
export async function keepWithinSight(tx: Tx, actor: Actor, sequence: number): Promise<void> {
	if (actor.warehouses === 'all') return;
	const touched = await tx.all<{ entity: string }>(
		sql`select distinct entity from change where operation = ${sequence}`
	);
	if (touched.some(({ entity }) => widening.has(entity))) {
		throw new Refused([{ code: 'auth.above-yours' }]);
	}
	for (const { entity } of touched) {
		if (!belongingOf(entity) || stored[entity]?.appended) continue;
		const beyond = await seenIn(tx, actor).all(writtenBeyond(entity, sequence));
		if (beyond.length > 0) throw new Refused([{ code: 'warehouse.beyond' }]);
	}
}

/** By these somebody whose sight is limited could make one who sees more. */
const widening: ReadonlySet<string> = new Set([
	entities.userWarehouse.name,
	entities.userRole.name
]);

function writtenBeyond(entity: string, sequence: number) {
	const before: Cells = (field) =>
		field === 'id'
			? 'c."row"'
			: `iif(json_type(c.before, '$.${field}') is null, x."${field}", c.before ->> '$.${field}')`;
	return sql`select 1 from main.change as c left join main.${name(entity)} as x on x.id = c."row"
		where c.operation = ${sequence} and c.entity = ${entity}
			and ((x.id is not null and not ${sql.raw(writableSql(entity, cellsAt('x')))})
				or (c.kind <> 'insert' and not ${sql.raw(writableSql(entity, before))})) limit 1`;
}
