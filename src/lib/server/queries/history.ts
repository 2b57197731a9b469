import { sql, type SQL } from 'drizzle-orm';
import { belongingOf } from '#lib/domain/access/belonging.ts';
import { maySee } from '#lib/domain/access/visible.ts';
import type { CellChange, HistoryEntry, Operation } from '#lib/domain/model/change.ts';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import { fieldNamed, plainCell } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { titlesOf, type Titles } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Asker = { readonly db: Reading; readonly actor: Actor };

type StoredChange = {
	readonly operation: Id;
	readonly sequence: number;
	readonly at: string;
	readonly who: string;
	readonly source: string;
	readonly rows: number;
	readonly undone: Id | null;
	readonly entity: string;
	readonly row: Id;
	readonly kind: HistoryEntry['kind'];
	readonly before: string | null;
	readonly after: string | null;
};

export type Entries = {
	readonly entries: readonly HistoryEntry[];
	/** Titles of the references that occur in the cells. */
	readonly refs: Titles;
	/** To be passed as `before` for older ones; null at the end. */
	readonly next: number | null;
};

/** What happened to one row, newest first. */
export async function rowHistory(
	asker: Asker,
	{
		entity,
		row,
		before,
		limit
	}: { entity: string; row: Id; before?: number | undefined; limit: number }
): Promise<Entries> {
	const older = before === undefined ? sql`1` : sql`c.operation < ${before}`;
	return entriesWhere(
		asker,
		sql`c.entity = ${entity} and c.row = ${row} and ${older} order by c.operation desc limit ${limit}`,
		limit
	);
}

/** The rows of one operation, in the order in which they were written. */
export async function operationHistory(
	asker: Asker,
	{ operation, offset, limit }: { operation: Id; offset: number; limit: number }
): Promise<Entries> {
	return entriesWhere(
		asker,
		sql`o.id = ${operation} order by c.rowid limit ${limit} offset ${offset}`,
		limit
	);
}

async function entriesWhere({ db, actor }: Asker, rest: SQL, limit: number): Promise<Entries> {
	const found = await db.all<StoredChange>(
		sql`select o.id as operation, o.sequence, o.at, o.who, o.source, o.undone,
				o.inserted + o.updated + o.deleted as rows, c.entity, c.row, c.kind, c.before, c.after
			from change as c join operation as o on o.sequence = c.operation where ${rest}`
	);
	const allowed = found.filter(({ entity }) => may(actor, `${entity}.read`));
	const rows = new Map<string, Set<Id>>();
	for (const { entity, row } of allowed) add(rows, entity, row);
	const titles = await titlesOf(db, rows);
	const refs = await referencesIn(db, allowed);
	const entries = allowed.map((change) => toEntry(actor, change, titles));
	return {
		entries: actor.warehouses === 'all' ? entries : entries.map(withoutHidden(allowed, refs)),
		refs,
		next: found.length === limit ? (found.at(-1)?.sequence ?? null) : null
	};
}

function toEntry(actor: Actor, change: StoredChange, titles: Titles): HistoryEntry {
	const { operation, at, who, source, rows, row, kind } = change;
	const title = titles[row] ?? titleOf(change);
	const undone = change.undone !== null;
	return {
		operation,
		at,
		who,
		source,
		rows,
		undone,
		row,
		title,
		kind,
		cells: cellsOf(actor, change)
	};
}

/** Cells that name what is hidden from the reader, or gone, are as if they were empty. */
const withoutHidden =
	(changes: readonly StoredChange[], refs: Titles) =>
	(entry: HistoryEntry, at: number): HistoryEntry => {
		const fields = stored[changes[at]?.entity ?? '']?.fields ?? {};
		const known = (name: string, cell: Cell): Cell => {
			const field = fieldNamed(fields, name);
			const hides = field?.kind === 'ref' && belongingOf(field.to) !== undefined;
			return hides && refs[String(cell)] === undefined ? null : cell;
		};
		const cells = entry.cells.map((cell) => ({
			...cell,
			old: known(cell.field, cell.old),
			new: known(cell.field, cell.new)
		}));
		return { ...entry, cells };
	};

/** The title a row had that is gone by now. */
function titleOf({ entity, before, after }: StoredChange): string {
	const cells = { ...parsed(after), ...parsed(before) };
	return String(cells[stored[entity]?.title ?? ''] ?? '');
}

function cellsOf(actor: Actor, { entity, kind, before, after }: StoredChange): CellChange[] {
	const [old, now] = [parsed(before), parsed(after)];
	const fields = Object.keys({ ...old, ...now });
	return fields.flatMap((name) => {
		const field = fieldNamed(stored[entity]?.fields ?? {}, name);
		if (!field || field.kind === 'formula' || !maySee(actor, field)) return [];
		const cell = {
			field: name,
			old: plainCell(field, old[name] ?? null),
			new: plainCell(field, now[name] ?? null)
		};
		// A row that came or went tells only the cells it held.
		return kind !== 'update' && cell.old === null && cell.new === null ? [] : [cell];
	});
}

/** Written by store/log.ts. */
const parsed = (json: string | null): Record<string, Cell> =>
	json === null ? {} : (JSON.parse(json) as Record<string, Cell>);

function referencesIn(db: Reading, changes: readonly StoredChange[]): Promise<Titles> {
	const ids = new Map<string, Set<Id>>();
	for (const { entity, before, after } of changes) {
		for (const cells of [parsed(before), parsed(after)]) {
			for (const [name, cell] of Object.entries(cells)) {
				const field = fieldNamed(stored[entity]?.fields ?? {}, name);
				if (field?.kind === 'ref' && cell !== null) add(ids, field.to, String(cell));
			}
		}
	}
	return titlesOf(db, ids);
}

function add(byEntity: Map<string, Set<Id>>, entity: string, id: Id) {
	const ids = byEntity.get(entity) ?? new Set();
	byEntity.set(entity, ids.add(id));
}

type StoredOperation = Omit<Operation, 'mine' | 'undone'> & {
	readonly sequence: number;
	readonly user: Id;
	readonly undone: Id | null;
	readonly undoes: Id | null;
};

/** The operations on one table, newest first. `before` is the `sequence` of the last one seen. */
export async function tableHistory(
	{ db, actor }: Asker,
	{ entity, before, limit }: { entity: string; before?: number | undefined; limit: number }
): Promise<{ operations: readonly (Operation & { undoes: Id | null })[]; next: number | null }> {
	const older = before === undefined ? sql`1` : sql`sequence < ${before}`;
	const found = await db.all<StoredOperation>(
		sql`select id, sequence, at, user, who, source, entity, inserted, updated, deleted, undone, undoes
			from operation where entity = ${entity} and ${older}
			and inserted + updated + deleted > 0 order by sequence desc limit ${limit}`
	);
	const operations = found.map(({ sequence: _, user, undone, ...operation }) => ({
		...operation,
		mine: user === actor.userId,
		undone: undone !== null
	}));
	return { operations, next: found.length === limit ? (found.at(-1)?.sequence ?? null) : null };
}
