import { setTimeout } from 'node:timers/promises';
import type { JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun } from '#lib/domain/jobs/run.ts';
import { newId } from './make.ts';
import type { Who, World } from './world.ts';

/** Runs a job to its end, through the API. */
export async function runJob(
	world: World,
	name: JobName,
	who?: Who,
	today?: string
): Promise<JobRun> {
	const { jobs } = world.api(who, today);
	const id = newId();
	await jobs.start[name]({ run: id });
	for (;;) {
		const run = await jobs.run({ id });
		if (run.state !== 'running') return run;
		await setTimeout(5);
	}
}

/** What it found, as `code record`. */
export const foundBy = ({ result }: JobRun): readonly string[] =>
	(result?.findings ?? []).map(({ code, params }) => `${code} ${params['record']}`);
