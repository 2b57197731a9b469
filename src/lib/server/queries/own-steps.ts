import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from '#lib/server/store/rows.ts';

/** An operation as a step that can be undone, or undone again. */
export type Step = {
	readonly operation: Id;
	readonly inserted: number;
	readonly updated: number;
	readonly deleted: number;
};
export type Steps = {
	/** What the user did to the table and has not undone, oldest first. */
	readonly past: readonly Step[];
	/** What he undid since he last did something, the last undone at the end. */
	readonly future: readonly Step[];
};

const MOST_STEPS = 100;
/** Older work is taken back from the history, where it is seen, and not by a key. */
const HOURS = 24;

/** The steps back and forth that one user has in one table, so that they outlast the page. */
export async function ownSteps(
	{ db, actor }: { readonly db: Reading; readonly actor: Actor },
	entity: string
): Promise<Steps> {
	const since = new Date(Date.now() - HOURS * 3_600_000).toISOString();
	const mine = sql`o.entity = ${entity} and o.user = ${actor.userId} and o.at >= ${since}
		and o.source not in ('action', 'job') and o.undone is null and o.inserted + o.updated + o.deleted > 0`;
	const step = sql`o.id as operation, o.inserted, o.updated, o.deleted`;
	const past = await db.all<Step>(
		sql`select ${step} from operation as o where ${mine} and o.undoes is null
			order by o.sequence desc limit ${MOST_STEPS}`
	);
	const future = await db.all<Step>(
		sql`select ${step} from operation as o join operation as first on first.id = o.undoes
			where ${mine} and first.undoes is null and first.user = o.user and o.sequence > coalesce(
				(select max(sequence) from operation where entity = ${entity}
					and user = ${actor.userId} and undoes is null), 0)
			order by o.sequence limit ${MOST_STEPS}`
	);
	return { past: past.toReversed(), future };
}
