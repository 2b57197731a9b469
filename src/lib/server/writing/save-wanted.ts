import type { Entity } from '#lib/domain/model/entity.ts';
import { standing } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { check, type Asker } from './check.ts';
import { conflictProblems } from './conflict.ts';
import { draft, type Wanted } from './draft.ts';
import { storeDrafts } from './store.ts';
import { beyondProblems } from './within-sight.ts';

/** Writes wanted cells and new rows within an operation, all or none, and answers the rows as they stand. */
export async function saveWanted(
	asker: Asker<Tx>,
	sequence: number,
	entity: Entity,
	wanted: readonly Wanted[],
	confirmed: readonly string[]
): Promise<readonly AnyRow[]> {
	const { db: tx, actor } = asker;
	const there = wanted.filter(({ version }) => version > 0);
	const hidden = await beyondProblems(
		asker,
		entity,
		there.map(({ id }) => ({ id, cells: {} }))
	);
	if (hidden.length > 0) throw new Refused(hidden);
	const drafted = await draft(tx, entity, wanted, true);
	const conflicts = await conflictProblems(seenIn(tx, actor), entity, drafted.conflicts);
	const checked = await check(asker, entity, drafted.drafts);
	const problems = [...conflicts, ...drafted.problems, ...checked.problems];
	const refusals = standing(problems, confirmed);
	if (refusals.length > 0) throw new Refused(refusals);
	const written = await storeDrafts(tx, sequence, entity, checked.drafts);
	return written.map(({ before, after, changed }) =>
		before && changed.size === 0 ? before : after
	);
}
