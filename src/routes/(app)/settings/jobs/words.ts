import { tableAddress } from '#lib/client/table-address.ts';
import type { Finding } from '#lib/domain/jobs/finding.ts';
import { definitionOf } from '#lib/domain/jobs/index.ts';
import type { JobRun } from '#lib/domain/jobs/run.ts';
import type { Schedule } from '#lib/domain/jobs/schedule.ts';
import { problemText } from '#lib/grids/panels/failure-text.ts';
import { m, text } from '#lib/ui/text.ts';

export function scheduleText(schedule: Schedule): string {
	if (schedule.kind === 'off') return m['jobs.off']();
	if (schedule.kind === 'daily') return m['jobs.daily']({ at: schedule.at });
	return m['jobs.every']({ count: schedule.minutes });
}

/** Whether what a run found wants somebody to look. */
export const isAlarming = ({ job, result }: JobRun): boolean =>
	definitionOf(job).alarms === true && (result?.found ?? 0) > 0;

type Outcome = {
	readonly tone: 'accent' | 'done' | 'warning' | 'error';
	readonly label: string;
};

/** How a run went, as a state shows it. */
export function outcomeOf(run: JobRun): Outcome {
	if (run.state === 'done' && isAlarming(run)) {
		return { tone: 'warning', label: m['jobs.found']({ count: run.result?.found ?? 0 }) };
	}
	return outcomes[run.state]();
}

const outcomes = {
	running: () => ({ tone: 'accent', label: m['jobs.running']() }),
	done: () => ({ tone: 'done', label: m['jobs.done']() }),
	failed: () => ({ tone: 'error', label: m['jobs.failed']() }),
	cut: () => ({ tone: 'error', label: m['jobs.cut']() })
} as const satisfies Record<JobRun['state'], () => Outcome>;

/** What came of a run, or why nothing did. */
export function resultText({ job, state, result, problems }: JobRun): string {
	if (result) return text(`job.${job}.result`, result.counts);
	if (problems.length > 0) return problems.map((problem) => problemText(problem)).join(' · ');
	return state === 'failed' ? m['ui.broken']() : '';
}

export const findingText = ({ code, params }: Finding): string =>
	text(`job.finding.${code}`, params);

/** The table in which the row stands that a job found, with the row open. */
export const findingHref = ({ at }: Finding): string | undefined =>
	at && tableAddress(at.entity, at.row);
