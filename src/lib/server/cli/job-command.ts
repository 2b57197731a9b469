import { env } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { definitionOf, jobNames, type JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun } from '#lib/domain/jobs/run.ts';
import { dayOf } from '#lib/domain/model/calendar.ts';
import { openCompany } from '../app.ts';
import { Owned } from '../db/owner.ts';
import { problemText } from '../imports/errors-csv.ts';
import { newId } from '../new-id.ts';
import { Refused } from '../refused.ts';
import { KONTOR } from '../setup/set-up.ts';
import { textIn } from '../texts.ts';
import { jobsHere, jobsThere, type JobDoor } from './job-door.ts';

type Say = (line: string) => void;

const USAGE = `npm run job -- <name>

${jobNames.map((name) => `  ${name.padEnd(18)} ${textIn('en', `job.${name}.about`)}`).join('\n')}

It ends with 1 where the job could not do its work, or found something wrong.
The database is that of DATABASE_URL. Where a running Kontor owns it, name its address by KONTOR_URL and an API token
by KONTOR_TOKEN.`;

/** The command line's jobs: runs one, says how far it is and what came of it, and answers the exit code. */
export async function jobCommand(args: readonly string[], say: Say): Promise<number> {
	const job = jobNames.find((name) => name === args[0]);
	if (!job || args.length > 1) {
		say(args.length === 0 ? USAGE : `No job ${args.join(' ')}\n\n${USAGE}`);
		return 1;
	}
	try {
		const { KONTOR_URL: url, KONTOR_TOKEN: token } = env;
		if (url) return await runThrough(jobsThere(url, token ?? ''), job, say);
		const company = await openCompany('the command line');
		try {
			return await runThrough(jobsHere(company.db, KONTOR, dayOf(new Date())), job, say);
		} finally {
			await company.close();
		}
	} catch (error) {
		for (const line of explained(error)) say(line);
		return 1;
	}
}

function explained(error: unknown): readonly string[] {
	if (error instanceof Refused) {
		return error.problems.map((problem) => problemText('', problem, 'en'));
	}
	if (error instanceof Owned) {
		return [error.message, 'To run it there, set KONTOR_URL and KONTOR_TOKEN (an API token).'];
	}
	return [error instanceof Error ? error.message : String(error)];
}

const LOOK_MS = 200;

/** Runs a job to its end. */
export async function runThrough(door: JobDoor, job: JobName, say: Say): Promise<number> {
	const id = newId();
	await door.start(job, id);
	let told = -1;
	for (;;) {
		const run = await door.run(id);
		if (run.state !== 'running') return sayOutcome(run, say);
		const tenth = Math.floor(10 * shareOf(run));
		if (tenth > told && tenth > 0) say(`${tenth * 10} %`);
		told = Math.max(told, tenth);
		await setTimeout(LOOK_MS);
	}
}

const shareOf = ({ progress }: JobRun): number =>
	progress && progress.total > 0 ? progress.done / progress.total : 0;

function sayOutcome({ job, result, problems }: JobRun, say: Say): number {
	if (!result) {
		for (const problem of problems) say(problemText('', problem, 'en'));
		if (problems.length === 0) say('It failed. The log tells why.');
		return 1;
	}
	for (const { code, params } of result.findings) say(textIn('en', `job.finding.${code}`, params));
	const untold = result.found - result.findings.length;
	if (untold > 0) say(`… and ${untold} more`);
	say(textIn('en', `job.${job}.result`, result.counts));
	return definitionOf(job).alarms && result.found > 0 ? 1 : 0;
}
