import { z } from 'zod';
import { may } from '#lib/domain/access/may.ts';
import { grantOf, jobNames, jobs, type JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun } from '#lib/domain/jobs/run.ts';
import { wrongIn, type Schedule } from '#lib/domain/jobs/schedule.ts';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { chooseSchedule } from '#lib/server/commands/choose-schedule.ts';
import { startJob, withProgress } from '#lib/server/jobs/run.ts';
import { schedulesNow } from '#lib/server/jobs/scheduled.ts';
import { jobViews, runsKnownTo, seen } from '#lib/server/queries/job-views.ts';
import { Refused } from '#lib/server/refused.ts';
import { latestRuns, runById, runsOf } from '#lib/server/store/job-runs.ts';
import { id, newId } from '#lib/server/trpc/inputs.ts';
import { granted, router, signedIn } from '#lib/server/trpc/init.ts';

const MOST_RUNS = 20;
const job = z.enum(jobNames as readonly [JobName, ...JobName[]]);
const schedule: z.ZodType<Schedule, Schedule> = z.union([
	z.strictObject({ kind: z.literal('off') }),
	z.strictObject({ kind: z.literal('every'), minutes: z.number() }),
	z.strictObject({ kind: z.literal('daily'), at: z.string().max(5) })
]);

/** Starts a job and answers at once; how far it is tells `run`. */
const startOf = (name: JobName) =>
	granted(grantOf(name))
		.input(z.strictObject({ run: newId }))
		.mutation(async ({ ctx, input }) => {
			await startJob(ctx, { id: input.run, job: name, today: ctx.today });
			return { run: input.run };
		});
type Starts = Readonly<Record<JobName, ReturnType<typeof startOf>>>;

export const jobsRouter = router({
	list: signedIn.query(async ({ ctx }) => {
		const runs = await runsKnownTo(ctx, await latestRuns(ctx.db));
		const latest = runs.map((run) => withProgress(ctx.db, run));
		return { jobs: jobViews(ctx.actor, await schedulesNow(ctx.db), latest) };
	}),

	/** The latest runs of a job. */
	runs: signedIn.input(z.strictObject({ job })).query(async ({ ctx, input }) => {
		const runs = may(ctx.actor, grantOf(input.job))
			? await runsOf(ctx.db, input.job, MOST_RUNS)
			: [];
		const own = await runsKnownTo(ctx, runs);
		return { runs: own.map((run) => seen(ctx.actor, withProgress(ctx.db, run))) };
	}),

	run: signedIn.input(z.strictObject({ id })).query(async ({ ctx, input }) => {
		const found = await runById(ctx.db, input.id);
		const [run] = await runsKnownTo(ctx, found ? [found] : []);
		if (!run || !maySee(ctx.actor, run)) throw new Refused([{ code: 'row.gone' }]);
		return seen(ctx.actor, withProgress(ctx.db, run));
	}),

	start: router(mapEntries<unknown, Starts>(jobs, (_, name) => startOf(name as JobName))),

	schedule: granted('settings.write')
		.input(z.strictObject({ job, schedule }))
		.mutation(async ({ ctx, input }) => {
			const field = wrongIn(input.schedule);
			if (field) throw new Refused([{ code: 'schedule.invalid', at: { row: input.job, field } }]);
			await chooseSchedule(ctx, input);
			return input;
		})
});

const maySee = (actor: Actor, run: JobRun): boolean => may(actor, grantOf(run.job));
