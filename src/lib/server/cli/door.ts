import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportFile, ImportPlan, ImportProgress } from '#lib/domain/imports/import.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Database } from '../db/client.ts';
import { startImport } from '../imports/describe.ts';
import type { LinePage } from '../imports/lines.ts';
import { Refused } from '../refused.ts';
import { callerOf, type AppRouter } from '../trpc/router.ts';
import { told } from './told.ts';

/** The import as the command line needs it, whether the database is opened here or a server asked. */
export type Door = {
	start(entity: Entity, path: string, locale: string): Promise<ImportFile>;
	check(id: string, plan: ImportPlan): Promise<unknown>;
	progress(id: string): Promise<ImportProgress>;
	errors(id: string, offset: number, limit: number): Promise<LinePage>;
	leaveOutFaulty(id: string): Promise<unknown>;
	commit(id: string, operation: string, confirmed: readonly string[]): Promise<unknown>;
	cancel(id: string): Promise<unknown>;
};

/** Over a database that this process owns. */
export function openHere(db: Database, actor: Actor): Door {
	const { imports } = callerOf({ db, actor, today: '', token: false });
	return {
		start: (entity, path, locale) =>
			startImport({ db, actor }, entity, {
				name: basename(path),
				locale,
				body: createReadStream(path)
			}),
		check: (id, plan) => imports.check({ id, plan }),
		progress: (id) => imports.progress({ id }),
		errors: (id, offset, limit) => imports.lines({ id, only: 'errors', offset, limit }),
		leaveOutFaulty: (id) => imports.skip({ id, lines: 'errors', skip: true }),
		commit: (id, operation, confirmed) =>
			imports.commit({ id, operation, confirmed: [...confirmed] }),
		cancel: (id) => imports.cancel({ id })
	};
}

/** Over a running Kontor, with an API token. Throws Refused for what it refuses. */
export function openThere(url: string, token: string): Door {
	const headers = { authorization: `Bearer ${token}` };
	const { imports } = createTRPCClient<AppRouter>({
		links: [httpLink({ url: new URL('/api/trpc', url).href, headers })]
	});
	return {
		async start(entity, path, locale) {
			const query = new URLSearchParams({ entity: entity.name, name: basename(path), locale });
			const target = new URL(`/api/import?${query}`, url);
			const body = new Uint8Array(await readFile(path));
			// A body without a type does not reach the route.
			const typed = { ...headers, 'content-type': 'application/octet-stream' };
			const answer = await fetch(target, { method: 'POST', headers: typed, body });
			// The server answers an ImportFile, or the problems that refuse it.
			if (answer.ok) return (await answer.json()) as ImportFile;
			const { problems = [] } = (await answer.json().catch(() => ({}))) as { problems?: Problem[] };
			if (problems.length > 0) throw new Refused(problems);
			throw new Error(`${url} answers ${answer.status} ${answer.statusText}`);
		},
		check: (id, plan) => told(imports.check.mutate({ id, plan })),
		progress: (id) => told(imports.progress.query({ id })),
		errors: (id, offset, limit) => told(imports.lines.query({ id, only: 'errors', offset, limit })),
		leaveOutFaulty: (id) => told(imports.skip.mutate({ id, lines: 'errors', skip: true })),
		commit: (id, operation, confirmed) =>
			told(imports.commit.mutate({ id, operation, confirmed: [...confirmed] })),
		cancel: (id) => told(imports.cancel.mutate({ id }))
	};
}
