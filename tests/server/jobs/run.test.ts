import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { definitionOf } from '#lib/domain/jobs/index.ts';
import { prepareJobs, runDue } from '#lib/server/jobs/scheduled.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { runJob } from '../../support/jobs.ts';
import { newId } from '../../support/make.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
	world = await makeWorld();
});
afterEach(() => world.close());

const job = 'validateStock';
const runs = async () => (await world.api().jobs.runs({ job })).runs;
const start = (run: string) => world.api().jobs.start[job]({ run });
const stored = () => world.db.all(sql`select id, state, who from "jobRun" order by rowid`);
/** As if the process that ran it had gone. */
const leave = (id: string) =>
	world.db.writer.execute(
		`insert into "jobRun" (id, job, state, "startedAt", user, who)
			values ('${id}', '${job}', 'running', '2026-03-01T00:00:00.000Z', 'u', 'Ana')`
	);

describe('a run', () => {
	test('tells who ran it, when, and what came of it', async () => {
		const run = await runJob(world, job, 'manager');
		expect(run).toMatchObject({ job, state: 'done', who: 'manager', progress: null, problems: [] });
		expect(run.result).toEqual({ counts: { articles: 0 }, findings: [], found: 0 });
		expect(Date.parse(String(run.finishedAt))).toBeGreaterThanOrEqual(Date.parse(run.startedAt));
		expect(await runs()).toEqual([run]);
		const { jobs } = await world.api().jobs.list();
		expect(jobs.find(({ name }) => name === job)).toMatchObject({ last: run, mayRun: true });
	});

	test('that is asked for twice happens once', async () => {
		const id = newId();
		await Promise.all([start(id), start(id)]);
		await start(id);
		await vi.waitUntil(async () => (await runs())[0]?.state === 'done');
		expect(await stored()).toHaveLength(1);
	});

	test('is alone: another one of the job is refused until it has ended', async () => {
		await leave('other');
		expect(await problemsOf(start(newId()))).toEqual([{ code: 'job.running' }]);
		expect(await stored()).toHaveLength(1);
		await world.db.writer.execute(`update "jobRun" set state = 'done'`);
		expect(await runJob(world, job)).toMatchObject({ state: 'done' });
	});

	test('that a crash cut off is shown as such, and is in nobody’s way', async () => {
		await leave('cut');
		expect(await runs()).toMatchObject([{ state: 'running', progress: null }]);
		await prepareJobs({ db: world.db, actor: KONTOR }, new Date());
		expect(await runs()).toMatchObject([{ id: 'cut', state: 'cut', who: 'Ana', result: null }]);
		expect(await runJob(world, job)).toMatchObject({ state: 'done' });
	});

	test('that breaks says so, and the next one begins', async () => {
		await world.db.writer.execute(`alter table article rename to articles`);
		const run = await runJob(world, job);
		expect(run).toMatchObject({ state: 'failed', result: null, problems: [] });
		await world.db.writer.execute(`alter table articles rename to article`);
		expect(await runJob(world, job)).toMatchObject({ state: 'done' });
	});

	test('is kept for a while: the hundred latest of a job', async () => {
		await world.db.writer.execute(
			`with recursive n(i) as (select 1 union all select i + 1 from n where i < 150)
				insert into "jobRun" (id, job, state, "startedAt", user, who)
					select 'old-' || i, '${job}', 'done', '2026-01-01', 'u', 'Ana' from n`
		);
		const { id } = await runJob(world, job);
		const left = await stored();
		expect(left).toHaveLength(100);
		expect(left.at(-1)).toMatchObject({ id });
	});
});

describe('rights', () => {
	test('a job is run and seen by those who may run it', async () => {
		const { id } = await runJob(world, job, ['job.validateStock']);
		const clerk = world.api('clerk').jobs;
		await expect(clerk.start[job]({ run: newId() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
		expect(await codesOf(clerk.run({ id }))).toEqual(['row.gone']);
		expect(await clerk.runs({ job })).toEqual({ runs: [] });
		expect(await clerk.list()).toEqual({ jobs: [] });
	});

	test('who may change settings sees when jobs run, and no more', async () => {
		await runJob(world, job);
		const { jobs } = await world.api(['settings.write']).jobs.list();
		expect(jobs.find(({ name }) => name === job)).toEqual({
			name: job,
			schedule: definitionOf(job).schedule,
			mayRun: false,
			last: null
		});
	});
});

describe('a schedule', () => {
	const context = () => ({ db: world.db, actor: KONTOR });
	const at = (day: number, hour: number) => new Date(2027, 2, day, hour);
	const choose = (schedule: Parameters<ReturnType<typeof api>['schedule']>[0]['schedule']) =>
		api().schedule({ job, schedule });
	const api = () => world.api().jobs;
	const due = async (now: Date) => (await runDue(context(), now)).filter((name) => name === job);

	test('begins with the company, and makes up for a day that was missed, once', async () => {
		await prepareJobs(context(), at(1, 12));
		expect(await due(at(1, 23))).toEqual([]);
		// The runs bear the time of this machine, which is before all of these.
		expect(await due(at(5, 12))).toEqual([job]);
		expect(await runs()).toMatchObject([{ who: 'Kontor', state: 'done' }]);
		await world.db.writer.execute(`update "jobRun" set "startedAt" = '${at(5, 12).toISOString()}'`);
		expect(await due(at(5, 13))).toEqual([]);
	});

	test('is chosen by those who may change settings', async () => {
		await choose({ kind: 'daily', at: '04:15' });
		const { jobs } = await api().list();
		expect(jobs.find(({ name }) => name === job)?.schedule).toEqual({ kind: 'daily', at: '04:15' });
		const input = { job, schedule: { kind: 'off' } } as const;
		const refused = world.api(['job.validateStock']).jobs.schedule(input);
		await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await choose({ kind: 'off' });
		expect(await due(new Date(2040, 0, 1))).toEqual([]);
	});

	test('names a time at which something can run', async () => {
		for (const [schedule, field] of [
			[{ kind: 'every', minutes: 0 }, 'minutes'],
			[{ kind: 'daily', at: '25:00' }, 'at']
		] as const) {
			expect(await problemsOf(choose(schedule))).toEqual([
				{ code: 'schedule.invalid', at: { row: job, field } }
			]);
		}
	});

	test('waits while somebody runs the job by hand', async () => {
		await prepareJobs(context(), at(1, 12));
		await leave('by hand');
		expect(await due(at(5, 12))).toEqual([]);
		expect(await runs()).toMatchObject([{ id: 'by hand', state: 'running' }]);
	});
});
