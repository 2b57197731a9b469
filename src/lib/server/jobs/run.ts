import type { JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun } from '#lib/domain/jobs/run.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '#lib/server/db/client.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import type { Writer } from '#lib/server/db/writer.ts';
import { logBroken } from '#lib/server/log.ts';
import { Refused } from '#lib/server/refused.ts';
import { beginRun, endRun, runById, type RunEnd } from '#lib/server/store/job-runs.ts';
import { wholeOf } from '#lib/server/store/seen.ts';
import { jobs } from './index.ts';

export type Asked = {
	/** Made by the caller, so that a repeated request does not run it twice. */
	readonly id: Id;
	readonly job: JobName;
	readonly today: Day;
};
type Progress = NonNullable<JobRun['progress']>;

/** How far the runs of this process are. The database is told what came of them. */
const underWay = new WeakMap<Writer, Map<Id, Progress>>();

/** Begins a job, unless one of it runs; answers as soon as it has, and then whether it came to its end. */
export async function startJob(
	asker: Context,
	asked: Asked
): Promise<{ readonly ended: Promise<boolean> }> {
	const { id, job } = asked;
	// A job is about the company as a whole, whoever asks for it.
	const context: Context = {
		db: wholeOf(asker.db),
		actor: { ...asker.actor, warehouses: 'all' }
	};
	const { userId: user, name: who } = context.actor;
	const run = { id, job, user, who, startedAt: new Date().toISOString() };
	const begun = await write(context, async (tx) => {
		if (await beginRun(tx, run)) return true;
		if ((await runById(tx, id))?.job === job) return false;
		throw new Refused([{ code: 'job.running' }]);
	});
	return { ended: begun ? carryOut(context, asked) : Promise.resolve(true) };
}

/** A run with how far it is. */
export const withProgress = (db: Database, run: JobRun): JobRun => ({
	...run,
	progress: run.state === 'running' ? (underWay.get(db.writer)?.get(run.id) ?? null) : null
});

async function carryOut(context: Context, { id, job, today }: Asked): Promise<boolean> {
	const progress = underWay.get(context.db.writer) ?? new Map<Id, Progress>();
	underWay.set(context.db.writer, progress);
	const tell = (done: number, total: number) => progress.set(id, { done, total });
	try {
		const result = await jobs[job]({ context, today, tell });
		await end(context, id, { state: 'done', result, problems: [] });
		return true;
	} catch (error) {
		const refused = error instanceof Refused;
		if (!refused) logBroken({ id, actor: context.actor.userId, where: `job ${job}` }, error);
		const problems = refused ? error.problems : [];
		// Where this cannot be written either, the run counts as cut when the company is opened next.
		await end(context, id, { state: 'failed', result: null, problems }).catch(() => undefined);
		return false;
	} finally {
		progress.delete(id);
	}
}

const end = (context: Context, id: Id, how: Omit<RunEnd, 'finishedAt'>) =>
	write(context, (tx) => endRun(tx, id, { ...how, finishedAt: new Date().toISOString() }));
