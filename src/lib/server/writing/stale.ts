import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { byIds, narrowed } from '#lib/server/store/rows.ts';
import type { Asker } from './check.ts';
import { beyondWholes } from './within-sight.ts';

/** A row as somebody saw it who now wants something of it as a whole. */
export type Seen = { readonly id: Id; readonly version: number };

/** What keeps him from it: it is gone, has changed since, or lies where he may not know of. */
export async function staleProblems(
	asker: Asker,
	entity: Entity,
	rows: readonly Seen[]
): Promise<readonly Problem[]> {
	const ids = rows.map(({ id }) => id);
	const beyond = await beyondWholes(asker, entity, ids);
	if (beyond.length > 0) return beyond;
	const { db } = asker;
	const found = await byIds(db, narrowed(entity, new Set()), ids);
	const current = new Map(found.map((row) => [row.id, row]));
	return rows.flatMap(({ id, version }): Problem[] => {
		const row = current.get(id);
		if (!row) return [{ code: 'row.gone', at: { row: id } }];
		if (row.version === version) return [];
		return [{ code: 'row.changed', params: { who: '', at: '', theirs: '' }, at: { row: id } }];
	});
}
