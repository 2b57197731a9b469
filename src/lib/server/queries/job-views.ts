import { may } from '#lib/domain/access/may.ts';
import { definitionOf, grantOf, jobNames, type JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun, JobView } from '#lib/domain/jobs/run.ts';
import type { Schedule } from '#lib/domain/jobs/schedule.ts';
import type { Actor } from '#lib/domain/model/permission.ts';

/** What somebody sees of the jobs: those that he may run, or all where he may change when they do. */
export function jobViews(
	actor: Actor,
	schedules: Readonly<Record<JobName, Schedule>>,
	latest: readonly JobRun[]
): readonly JobView[] {
	return jobNames.flatMap((name): JobView[] => {
		const mayRun = may(actor, grantOf(name));
		if (!mayRun && !may(actor, 'settings.write')) return [];
		const last = latest.find(({ job }) => job === name);
		return [
			{ name, schedule: schedules[name], mayRun, last: mayRun && last ? seen(actor, last) : null }
		];
	});
}

/** A run as somebody may see it: what it found names rows of tables that he may have to keep out of. */
export function seen(actor: Actor, run: JobRun): JobRun {
	const readable = definitionOf(run.job).names.every((table) => may(actor, `${table}.read`));
	if (readable || !run.result) return run;
	return { ...run, result: { ...run.result, findings: [] } };
}
