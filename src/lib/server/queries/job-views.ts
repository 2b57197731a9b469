import { belongingOf } from '#lib/domain/access/belonging.ts';
import { may } from '#lib/domain/access/may.ts';
import { definitionOf, grantOf, jobNames, type JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun, JobView } from '#lib/domain/jobs/run.ts';
import type { Schedule } from '#lib/domain/jobs/schedule.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { existing } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';

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

/** Runs without what they found in warehouses that are hidden from the reader. */
export async function runsKnownTo(
	{ db, actor }: { readonly db: Reading; readonly actor: Actor },
	runs: readonly JobRun[]
): Promise<readonly JobRun[]> {
	if (actor.warehouses === 'all') return runs;
	const rows = new Map<string, Id[]>();
	for (const { at } of runs.flatMap(({ result }) => result?.findings ?? [])) {
		if (at && belongingOf(at.entity)) rows.set(at.entity, [...(rows.get(at.entity) ?? []), at.row]);
	}
	const there = await Promise.all([...rows].map(([entity, ids]) => existing(db, entity, ids)));
	const seen = new Set(there.flat());
	return runs.map((run) => {
		const tells = definitionOf(run.job).names.some((table) => belongingOf(table));
		if (!run.result || !tells) return run;
		const findings = run.result.findings.filter(({ at }) => at && seen.has(at.row));
		return { ...run, result: { ...run.result, findings, found: findings.length } };
	});
}
