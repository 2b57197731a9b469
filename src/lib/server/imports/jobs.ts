import { rm } from 'node:fs/promises';
import type { Entity } from '#lib/domain/model/entity.ts';
import type {
	ImportColumn,
	ImportPhase,
	ImportPlan,
	ImportProgress
} from '#lib/domain/imports/import.ts';
import { counting, may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '../db/client.ts';
import { Refused } from '../refused.ts';
import type { Judging } from './judge.ts';
import { KEPT_MS } from './receive.ts';
import type { SourceFile, SourceRow, Voice } from './source.ts';
import type { StagedFile } from './staged-file.ts';
import type { Manner } from './values.ts';

/** What was checked, with all that is needed to check single lines again. */
export type Checked = {
	readonly plan: ImportPlan;
	readonly judging: Judging;
	readonly staged: StagedFile;
};

/** One import of one user, from the file that was sent to the rows that were written. */
export type Job = {
	readonly id: Id;
	readonly db: Database;
	readonly user: string;
	readonly entity: Entity;
	readonly name: string;
	readonly folder: string;
	readonly sheets: readonly string[];
	readonly usual: Manner;
	readonly voice: Voice;
	readonly at: number;
	file: SourceFile;
	/** The first rows as they stand, and the columns by the chosen header. */
	first: readonly SourceRow[];
	columns: readonly ImportColumn[];
	phase: ImportPhase;
	lines: number;
	share: number;
	problems: readonly Problem[];
	/** The operation that wrote it, and the one that was last asked to. */
	operation: Id | null;
	asked: Id | null;
	checked: Checked | null;
	/** Lines corrected by hand, and lines to be left out; they outlive a new check. */
	readonly corrections: Map<number, SourceRow['cells']>;
	readonly skips: Set<number>;
	/** Raised to stop whatever is at work. */
	stop: boolean;
	working: Promise<unknown>;
};

const jobs = new Map<Id, Job>();
const MOST_PER_USER = 5;
const NONE = {
	lines: 0,
	inserted: 0,
	updated: 0,
	unchanged: 0,
	faulty: 0,
	skipped: 0,
	warned: 0
};

/** Keeps a job; a user's oldest ones give way. */
export async function keep(job: Job): Promise<void> {
	jobs.set(job.id, job);
	const own = [...jobs.values()].filter(({ user, db }) => user === job.user && db === job.db);
	const surplus = own.sort((a, b) => b.at - a.at).slice(MOST_PER_USER);
	const old = [...jobs.values()].filter(({ at }) => Date.now() - at > KEPT_MS);
	await Promise.all([...surplus, ...old].filter(({ phase }) => phase !== 'writing').map(drop));
}

/** The actor's own import. Throws Refused for everybody else's, and for one that has ended. */
export function jobOf({ db, actor }: { db: Database; actor: Actor }, id: Id): Job {
	const job = jobs.get(id);
	const own = job?.db === db && job.user === actor.userId;
	if (!job || !own || !may(actor, `${job.entity.name}.write`) || !mayFollow(actor, job))
		throw new Refused([{ code: 'import.gone' }]);
	return job;
}

/** What was checked says what the rights of then allow: it is not for a user or a token of his that holds fewer. */
const mayFollow = (actor: Actor, { checked }: Job): boolean =>
	!checked || counting(checked.judging.actor).every((grant) => may(actor, grant));

export function progressOf({
	phase,
	lines,
	share,
	problems,
	operation,
	checked
}: Job): ImportProgress {
	const counts = checked?.staged.counts() ?? NONE;
	const warnings = checked?.staged.warnings() ?? [];
	return { phase, lines, share, counts, warnings, problems, operation };
}

/** Ends a job and deletes what it kept on disk. */
export async function drop(job: Job): Promise<void> {
	jobs.delete(job.id);
	await clear(job);
}

/** Deletes the files of a job, of which only the outcome is told from now on. */
export async function clear(job: Job): Promise<void> {
	job.stop = true;
	await job.working.catch(() => undefined);
	await job.checked?.staged.close().catch(() => undefined);
	await rm(job.folder, { recursive: true, force: true });
}
