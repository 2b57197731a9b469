import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import type { Finding } from './finding.ts';
import type { JobName } from './index.ts';
import type { Schedule } from './schedule.ts';

/** What came of a job. */
export type JobResult = {
	/** The parameters of the text `job.<name>.result`. */
	readonly counts: Readonly<Record<string, number>>;
	/** The first of what it found, and how much that was. */
	readonly findings: readonly Finding[];
	readonly found: number;
};

/** A run is `cut` where the product ended in the middle of it. */
export const runStates = ['running', 'done', 'failed', 'cut'] as const;
export type RunState = (typeof runStates)[number];

export type JobRun = {
	readonly id: Id;
	readonly job: JobName;
	readonly state: RunState;
	readonly startedAt: string;
	readonly finishedAt: string | null;
	readonly who: string;
	/** Of how much it has done how much, where it runs and has told. */
	readonly progress: { readonly done: number; readonly total: number } | null;
	readonly result: JobResult | null;
	/** Why it failed; none where that was a mistake of the product. */
	readonly problems: readonly Problem[];
};

export type JobView = {
	readonly name: JobName;
	readonly schedule: Schedule;
	readonly mayRun: boolean;
	/** The one that runs, or the last that did. Nobody sees runs who may not run it himself. */
	readonly last: JobRun | null;
};
