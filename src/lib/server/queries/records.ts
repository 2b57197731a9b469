import { may } from '#lib/domain/access/may.ts';
import { visibleTo } from '#lib/domain/access/visible.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { records, recordsById, type Hit } from '#lib/server/store/records.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Asker = { readonly db: Reading; readonly actor: Actor };

/** So many rows of each table are found. */
const EACH = 6;

/** Rows by number or title, in those of the tables that the actor may read and by what he may see of them. */
export function findRecords(
	{ db, actor }: Asker,
	names: readonly string[],
	search: string
): Promise<readonly Hit[]> {
	return records(db, readable(actor, names), { search: search.trim(), limit: EACH });
}

/** What rows that somebody looked at before are called now. */
export async function nameRecords(
	{ db, actor }: Asker,
	rows: readonly { readonly entity: string; readonly id: Id }[]
): Promise<readonly Hit[]> {
	const names = [...new Set(rows.map(({ entity }) => entity))];
	const found = await Promise.all(
		readable(actor, names).map((entity) => {
			const ids = rows.filter((row) => row.entity === entity.name).map(({ id }) => id);
			return recordsById(db, entity, ids);
		})
	);
	return found.flat();
}

const all: Readonly<Record<string, Entity>> = entities;

const readable = (actor: Actor, names: readonly string[]): readonly Entity[] =>
	Object.values(all)
		.filter(({ name }) => names.includes(name) && may(actor, `${name}.read`))
		.map((entity) => visibleTo(actor, entity))
		.filter(({ fields, title }) => Object.hasOwn(fields, title));
