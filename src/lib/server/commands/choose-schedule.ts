import type { JobName } from '#lib/domain/jobs/index.ts';
import type { Schedule } from '#lib/domain/jobs/schedule.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { putSchedule } from '#lib/server/store/job-schedules.ts';

type Choice = { readonly job: JobName; readonly schedule: Schedule };

/** From now on the job runs by this schedule. */
export const chooseSchedule = (context: Context, choice: Choice): Promise<unknown> =>
	write(context, (tx) =>
		putSchedule(tx, { ...choice, at: new Date().toISOString() }, context.actor.name)
	);
