import type { Entity } from '#lib/domain/model/entity.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { planBulk, type BulkPlan, type Wish } from './bulk.ts';
import type { Asker } from './check.ts';
import { refusedRows } from './claims.ts';
import { storeDrafts } from './store.ts';
import { unmasked } from './within-sight.ts';

export type Written = {
	readonly wishes: readonly Wish[];
	/** The warnings that were seen and taken. */
	readonly confirmed: readonly string[];
	/** Rows with errors stay as they are instead of stopping the whole change. */
	readonly leaveOut: boolean;
};

/** Writes what is wished for rows that were just read in the same transaction. Answers how many changed. */
export async function writeBulk(
	asker: Asker<Tx>,
	sequence: number,
	entity: Entity,
	{ wishes, confirmed, leaveOut }: Written
): Promise<number> {
	const whole = await unmasked(
		asker,
		entity,
		wishes.map(({ row }) => row)
	);
	const stored = wishes.map((wish, at) => ({ ...wish, row: whole[at] ?? wish.row }));
	const plan = await planBulk(asker, entity, stored);
	const refusals = standing(plan.problems, confirmed);
	const drafts = leaveOut ? without(plan, refusals) : plan.drafts;
	if (!leaveOut && refusals.length > 0) throw new Refused(refusals.slice(0, MOST_TOLD));
	if (drafts.length === 0) throw new Refused([{ code: 'bulk.nothing' }]);
	await storeDrafts(asker.db, sequence, entity, drafts);
	return drafts.length;
}

const MOST_TOLD = 500;

function without({ drafts, claims }: BulkPlan, refusals: readonly Problem[]): readonly Draft[] {
	const refused = refusedRows(refusals, claims);
	return drafts.filter(({ id }) => !refused.has(id));
}
