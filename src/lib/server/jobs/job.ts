import type { Finding } from '#lib/domain/jobs/finding.ts';
import type { JobResult } from '#lib/domain/jobs/run.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Context } from '#lib/server/db/transaction.ts';

/** What a job is given: the company, who asked for it, what day it is there, and whom to tell how far it is. */
export type Work = {
	readonly context: Context;
	readonly today: Day;
	tell(done: number, total: number): void;
};

/** Does its work as a whole. Done again at once, it finds nothing left to do. */
export type Job = (work: Work) => Promise<JobResult>;

/** As many as anybody reads; the others are counted. */
const MOST_FINDINGS = 500;

/** Gathers what a job finds. */
export function gather() {
	const kept: Finding[] = [];
	let found = 0;
	return {
		add(...findings: readonly Finding[]) {
			found += findings.length;
			kept.push(...findings.slice(0, MOST_FINDINGS - kept.length));
		},
		count: () => found,
		result: (counts: JobResult['counts']): JobResult => ({ counts, findings: kept, found })
	};
}
