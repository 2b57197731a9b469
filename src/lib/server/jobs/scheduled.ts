import { jobNames, definitionOf, type JobName } from '#lib/domain/jobs/index.ts';
import { isDue, type Schedule } from '#lib/domain/jobs/schedule.ts';
import { dayOf } from '#lib/domain/model/calendar.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '#lib/server/db/client.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { logBroken } from '#lib/server/log.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { cutRuns, latestRuns } from '#lib/server/store/job-runs.ts';
import { putSchedule, schedules } from '#lib/server/store/job-schedules.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { startJob } from './run.ts';

const LOOK_MS = 30_000;

/** What has to be before anything runs in a company that was just opened: nothing runs yet, whatever it says. */
export async function prepareJobs(context: Context, now: Date): Promise<void> {
	const at = now.toISOString();
	await write(context, async (tx) => {
		await cutRuns(tx, at);
		const known = new Set((await schedules(tx)).map(({ job }) => job));
		for (const job of jobNames.filter((name) => !known.has(name))) {
			await putSchedule(tx, { job, schedule: definitionOf(job).schedule, at }, context.actor.name);
		}
	});
}

/** When each job runs by itself. */
export async function schedulesNow(db: Reading): Promise<Readonly<Record<JobName, Schedule>>> {
	const stored = new Map((await schedules(db)).map((row) => [row.job, row.schedule]));
	const entries = jobNames.map((name) => [name, stored.get(name) ?? definitionOf(name).schedule]);
	return Object.fromEntries(entries) as Readonly<Record<JobName, Schedule>>;
}

/** Runs what is due, one after the other, and looks again every half minute. */
export function keepSchedule(db: Database, actor: Actor): { stop(): void } {
	let busy = false;
	async function look() {
		if (busy) return;
		busy = true;
		await runDue({ db, actor }, new Date()).catch((error: unknown) =>
			logBroken({ id: 'schedule', actor: null, where: 'jobs' }, error)
		);
		busy = false;
	}
	const timer = setInterval(() => void look(), LOOK_MS).unref();
	void look();
	return { stop: () => clearInterval(timer) };
}

/** Runs the jobs that are due; answers which ones began. */
export async function runDue(context: Context, now: Date): Promise<readonly JobName[]> {
	const begun: JobName[] = [];
	for (const job of await dueJobs(context.db, now)) {
		try {
			const { ended } = await startJob(context, { id: newId(), job, today: dayOf(now) });
			begun.push(job);
			await ended;
		} catch (error) {
			// Somebody runs it by hand just now.
			if (!(error instanceof Refused)) throw error;
		}
	}
	return begun;
}

/** A run that failed or was cut counts: it is not tried again every half minute. */
async function dueJobs(db: Database, now: Date): Promise<readonly JobName[]> {
	const stored = new Map((await schedules(db)).map((row) => [row.job, row]));
	const last = new Map((await latestRuns(db)).map(({ job, startedAt }) => [job, startedAt]));
	return jobNames.filter((job) => {
		const chosen = stored.get(job);
		if (!chosen) return false;
		const since = [chosen.at, last.get(job) ?? ''].toSorted().at(-1) ?? chosen.at;
		return isDue(chosen.schedule, new Date(since), now);
	});
}
