import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Page } from '#lib/domain/model/query.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import { stateOf } from '#lib/server/store/log.ts';
import { titles, type Titles } from '#lib/server/store/references.ts';
import { byIds, count, list, type Reading } from '#lib/server/store/rows.ts';

/** Who reads, and the day it is for him. */
export type Reader = { readonly db: Reading; readonly actor: Actor; readonly today: string };

export type WireRows = { readonly rows: readonly AnyRow[]; readonly refs: Titles };
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
	const [listed, total, state] = await Promise.all([
		list(db, visible, page),
		page.total ? count(db, visible, page) : null,
		stateOf(db, entity.name)
	]);
	return {
		...(await toWire({ db, actor, ...reader }, entity, listed.rows)),
		total,
		after: listed.after,
		state
	};
}

/** Stored rows made ready for the wire. */
export async function toWire(
	{ db, actor }: Reader,
	entity: Entity,
	rows: readonly AnyRow[]
): Promise<WireRows> {
	const visible = visibleTo(actor, entity);
	return {
		rows: rows.map((row) => toPlainRow(visible, row)),
		refs: await titles(db, visible, rows)
	};
}

export async function wireRowsById(
	reader: Reader,
	entity: Entity,
	ids: readonly Id[]
): Promise<WireRows> {
	const visible = visibleTo(reader.actor, entity);
	return toWire(reader, entity, await byIds(reader.db, visible, ids));
}
