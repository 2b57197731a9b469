import { sql } from 'drizzle-orm';
import type { JobName } from '#lib/domain/jobs/index.ts';
import type { Schedule } from '#lib/domain/jobs/schedule.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

/** A schedule and when it was chosen: it does not ask for what would have been before. */
export type StoredSchedule = {
	readonly job: string;
	readonly schedule: Schedule;
	readonly at: string;
};

export async function schedules(db: Reading): Promise<readonly StoredSchedule[]> {
	const rows = await db.all<{ job: string; schedule: string; at: string }>(
		sql`select job, schedule, at from "jobSchedule"`
	);
	// Written by putSchedule().
	return rows.map((row) => ({ ...row, schedule: JSON.parse(row.schedule) as Schedule }));
}

type Choice = { readonly job: JobName; readonly schedule: Schedule; readonly at: string };

export const putSchedule = (tx: Tx, { job, schedule, at }: Choice, who: string) =>
	tx.run(
		sql`insert into "jobSchedule" (job, schedule, at, who)
			values (${job}, ${JSON.stringify(schedule)}, ${at}, ${who})
			on conflict (job) do update set schedule = excluded.schedule, at = excluded.at, who = excluded.who`
	);
