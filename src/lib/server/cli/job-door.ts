import { createTRPCClient, httpLink } from '@trpc/client';
import type { JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun } from '#lib/domain/jobs/run.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '../db/client.ts';
import { callerOf, type AppRouter } from '../trpc/router.ts';
import { told } from './told.ts';

/** Jobs as the command line needs them, whether the database is opened here or a server asked. */
export type JobDoor = {
	start(job: JobName, run: Id): Promise<unknown>;
	run(id: Id): Promise<JobRun>;
};

/** Over a database that this process owns. */
export function jobsHere(db: Database, actor: Actor, today: Day): JobDoor {
	const { jobs } = callerOf({ db, actor, today, token: false });
	return {
		start: (job, run) => jobs.start[job]({ run }),
		run: (id) => jobs.run({ id })
	};
}

/** Over a running Kontor, with an API token. Throws Refused for what it refuses. */
export function jobsThere(url: string, token: string): JobDoor {
	const headers = { authorization: `Bearer ${token}` };
	const { jobs } = createTRPCClient<AppRouter>({
		links: [httpLink({ url: new URL('/api/trpc', url).href, headers })]
	});
	return {
		start: (job, run) => told(jobs.start[job].mutate({ run })),
		run: (id) => told(jobs.run.query({ id }))
	};
}
