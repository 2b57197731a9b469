import { mentions } from '#lib/domain/access/belonging.ts';
import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Page, Query } from '#lib/domain/model/query.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import { answered } from '#lib/formulas/answers.ts';
import { formulaFields } from '#lib/formulas/fields.ts';
import { filledRows, type Filled } from '#lib/server/formulas/fill.ts';
import { stateOf } from '#lib/server/store/log.ts';
import { titles, type Titles } from '#lib/server/store/references.ts';
import { columnsFor } from './columns.ts';
import { answerFor } from './facts.ts';
import { list } from '#lib/server/store/list.ts';
import { position } from '#lib/server/store/position.ts';
import { byIds, count, narrowed, type Reading } from '#lib/server/store/rows.ts';

/** Who reads, and the day it is for him. */
export type Reader = { readonly db: Reading; readonly actor: Actor; readonly today: string };

export type WireRows = Filled & { readonly refs: Titles };
export type WirePage = WireRows & {
	readonly total: number | null;
	readonly after: string | null;
	readonly state: string;
};

/** One page of a table as the reader may see it: plain decimals, titles of references, formula fields. */
export async function listPage(
	{ db, actor, ...reader }: Reader,
	entity: Entity,
	page: Page
): Promise<WirePage> {
	const visible = visibleTo(actor, entity);
	const columns = await columnsFor({ db, actor, ...reader }, entity, page);
	const [listed, total, state] = await Promise.all([
		list(db, visible, page, columns),
		page.total ? count(db, visible, page, columns) : null,
		stateOf(db, entity.name)
	]);
	return {
		...(await toWire({ db, actor, ...reader }, entity, listed.rows)),
		total,
		after: listed.after,
		state
	};
}

/** Where a row stands in a table as the reader sees it, so that a grid can go there. */
export async function positionOf(
	reader: Reader,
	entity: Entity,
	query: Query,
	id: Id
): Promise<number | null> {
	const columns = await columnsFor(reader, entity, query);
	return position(reader.db, visibleTo(reader.actor, entity), query, columns, id);
}

/** Stored rows made ready for the wire. */
export async function toWire(
	{ db, actor, today }: Reader,
	entity: Entity,
	rows: readonly AnyRow[]
): Promise<WireRows> {
	const visible = visibleTo(actor, entity);
	const seen = await masked({ db, actor }, entity, rows);
	const plain = seen.map((row) => toPlainRow(visible, row));
	const [filled, refs] = await Promise.all([
		withFormulas({ db, actor, today }, entity, plain),
		titles(db, visible, seen)
	]);
	return { ...filled, refs };
}

/** A command answers rows as they are stored, also in cells that name what is hidden from who asked for it. */
async function masked(
	{ db, actor }: Pick<Reader, 'db' | 'actor'>,
	entity: Entity,
	rows: readonly AnyRow[]
): Promise<readonly AnyRow[]> {
	if (actor.warehouses === 'all') return rows;
	const fields = mentions(entity.name).map(({ field }) => field);
	if (fields.length === 0) return rows;
	const ids = rows.map(({ id }) => id);
	const found = await byIds(db, narrowed(entity, new Set(fields)), ids);
	const cells = new Map(found.map((row) => [row.id, row]));
	return rows.map((row) => {
		const own = fields.map((field) => [field, cells.get(row.id)?.[field] ?? null]);
		return { ...row, ...Object.fromEntries(own) };
	});
}

/** The formula fields that the reader may see, computed. */
async function withFormulas(
	{ db, actor, today }: Reader,
	entity: Entity,
	rows: readonly AnyRow[]
): Promise<Filled> {
	const seen = new Set(Object.keys(visibleTo(actor, entity).fields));
	const formulas = [...formulaFields(entity)].filter(([name]) => seen.has(name));
	if (formulas.length === 0) return { rows, problems: [] };
	const compiled = formulas.map(([, formula]) => formula);
	const context = await answered(compiled, rows, { today }, answerFor({ db, actor, today }));
	return filledRows(entity, rows, seen, context, actor.userId);
}

export async function wireRowsById(
	reader: Reader,
	entity: Entity,
	ids: readonly Id[]
): Promise<WireRows> {
	const visible = visibleTo(reader.actor, entity);
	return toWire(reader, entity, await byIds(reader.db, visible, ids));
}
