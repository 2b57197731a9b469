import { fieldHeldBack } from '#lib/domain/access/visible.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Actor, Source } from '#lib/domain/model/permission.ts';
import { may } from '#lib/domain/access/may.ts';
import { stored } from '#lib/domain/registry.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { owned, referenced, referrers } from '#lib/server/store/references.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';
import { keptProblems } from '#lib/server/writing/kept.ts';
import { removeLogged } from '#lib/server/writing/removal.ts';

export type Removal = {
	readonly operation: Id;
	readonly source: Source;
	readonly rows: readonly Seen[];
};

/**
 * Deletes rows with all that belongs to them, such as the addresses of a partner. Refused while anything else refers
 * to one of them, or when one has changed since the caller saw it.
 */
export function removeRows(
	context: Context,
	entity: Entity,
	{ operation, source, rows }: Removal
): Promise<readonly Id[]> {
	if (entity.single) throw new Refused([{ code: 'row.single' }]);
	const field = fieldHeldBack(context.actor, entity);
	if (field !== undefined) throw new Refused([{ code: 'field.forbidden', params: { field } }]);
	const ids = rows.map(({ id }) => id);
	return operate(
		context,
		entity,
		{ operation, source, request: rows },
		async (tx, sequence) => {
			const problems = await staleProblems({ db: tx, actor: context.actor }, entity, rows);
			if (problems.length > 0) throw new Refused(problems);
			await removeWithOwned(tx, context, sequence, entity, ids);
			return ids;
		},
		async () => ids
	);
}

/** What belongs to the rows goes first, in the same operation, if the actor may delete it. */
async function removeWithOwned(
	tx: Tx,
	context: Context,
	sequence: number,
	entity: Entity,
	ids: readonly Id[]
): Promise<void> {
	for (const belonging of Object.values(stored)) {
		const owner = belonging.owner === undefined ? undefined : belonging.fields[belonging.owner];
		if (owner?.kind !== 'ref' || owner.to !== entity.name) continue;
		const own = await owned(tx, belonging.name, known(belonging.owner, belonging.name), ids);
		if (own.length === 0) continue;
		if (!mayRemove(context.actor, belonging)) {
			throw new Refused([
				{ code: 'row.referenced', params: { by: belonging.name, count: own.length } }
			]);
		}
		await removeWithOwned(tx, context, sequence, belonging, own);
	}
	const rows = await byIds(tx, entity, ids);
	const kept = await keptProblems(tx, entity, rows);
	const problems = [...kept, ...(await referenceProblems(tx, context.actor, entity, ids))];
	if (problems.length > 0) throw new Refused(problems);
	await removeLogged(tx, sequence, entity, rows);
}

const mayRemove = (actor: Actor, entity: Entity): boolean =>
	may(actor, `${entity.name}.write`) && fieldHeldBack(actor, entity) === undefined;

async function referenceProblems(
	tx: Tx,
	actor: Actor,
	entity: Entity,
	ids: readonly Id[]
): Promise<readonly Problem[]> {
	const going = new Set(ids);
	const problems: Problem[] = [];
	for (const referrer of referrers(entity.name)) {
		const among = referrer.entity.name === entity.name ? going : undefined;
		const found = await referenced(tx, referrer, ids, among);
		if (found.length === 0) continue;
		// How many there are where he may not know of is not told.
		const seen = await referenced(seenIn(tx, actor), referrer, ids, among);
		const counts = new Map(seen.map(({ target, count }) => [target, Number(count)]));
		for (const { target } of found) {
			const params = { by: referrer.entity.name, count: counts.get(target) ?? 1 };
			problems.push({ code: 'row.referenced', params, at: { row: target } });
		}
	}
	return problems;
}
