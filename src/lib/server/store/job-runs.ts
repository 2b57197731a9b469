import { sql } from 'drizzle-orm';
import type { JobName } from '#lib/domain/jobs/index.ts';
import type { JobResult, JobRun, RunState } from '#lib/domain/jobs/run.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

export type NewRun = Pick<JobRun, 'id' | 'job' | 'startedAt' | 'who'> & { readonly user: Id };
export type RunEnd = {
	readonly state: Exclude<RunState, 'running'>;
	readonly finishedAt: string;
	readonly result: JobResult | null;
	readonly problems: readonly Problem[];
};

/** A job that runs every minute would fill the company with its past. */
const KEPT_RUNS = 100;

/** Whether the run could begin: not where one of the job runs, nor where there was one with this id. */
export async function beginRun(
	tx: Tx,
	{ id, job, startedAt, user, who }: NewRun
): Promise<boolean> {
	const begun = await tx.run(
		sql`insert into "jobRun" (id, job, state, "startedAt", user, who)
			values (${id}, ${job}, 'running', ${startedAt}, ${user}, ${who}) on conflict do nothing`
	);
	await tx.run(
		sql`delete from "jobRun" where job = ${job} and rowid not in (select rowid from "jobRun"
			where job = ${job} order by rowid desc limit ${KEPT_RUNS})`
	);
	return begun > 0;
}

export const endRun = (tx: Tx, id: Id, { state, finishedAt, result, problems }: RunEnd) =>
	tx.run(
		sql`update "jobRun" set state = ${state}, "finishedAt" = ${finishedAt},
				result = ${result && JSON.stringify(result)}, problems = ${JSON.stringify(problems)}
			where id = ${id}`
	);

/** Runs that nobody goes on with, since the process that did is gone. */
export const cutRuns = (tx: Tx, finishedAt: string) =>
	tx.run(
		sql`update "jobRun" set state = 'cut', "finishedAt" = ${finishedAt} where state = 'running'`
	);

export async function runById(db: Reading, id: Id): Promise<JobRun | undefined> {
	const [run] = await runsWhere(db, sql`where id = ${id}`);
	return run;
}

/** The runs of a job, the latest first. */
export const runsOf = (db: Reading, job: JobName, limit: number): Promise<readonly JobRun[]> =>
	runsWhere(db, sql`where job = ${job} order by rowid desc limit ${limit}`);

/** The latest run of each job. */
export const latestRuns = (db: Reading): Promise<readonly JobRun[]> =>
	runsWhere(db, sql`where rowid in (select max(rowid) from "jobRun" group by job)`);

async function runsWhere(db: Reading, rest: ReturnType<typeof sql>): Promise<readonly JobRun[]> {
	const rows = await db.all<Stored>(
		sql`select id, job, state, "startedAt", "finishedAt", who, result, problems from "jobRun" ${rest}`
	);
	return rows.map(toRun);
}

type Stored = Omit<JobRun, 'progress' | 'result' | 'problems'> & {
	readonly result: string | null;
	readonly problems: string | null;
};

/** Written by endRun(). */
const toRun = ({ result, problems, ...run }: Stored): JobRun => ({
	...run,
	progress: null,
	result: result === null ? null : (JSON.parse(result) as JobResult),
	problems: problems === null ? [] : (JSON.parse(problems) as Problem[])
});
