import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { JobName } from '#lib/domain/jobs/index.ts';
import type { JobRun, JobView } from '#lib/domain/jobs/run.ts';
import { attempt } from '../attempt.ts';

const LOOK_MS = 500;

/** The jobs of a page, followed for as long as one runs. */
export class Jobs {
	list = $state.raw<readonly JobView[]>([]);
	#watched = new Set<string>();
	#gone = false;

	constructor(list: readonly JobView[]) {
		this.list = list;
		for (const { last } of list) if (last?.state === 'running') void this.#follow(last);
	}

	/** Begins a job; what is shown of it follows until it has ended. */
	async run(job: JobName): Promise<void> {
		const run = newId();
		if (!(await attempt(() => trpc.jobs.start[job].mutate({ run })))) return;
		await this.#look(run);
		const last = this.list.find(({ name }) => name === job)?.last;
		if (last?.id === run && last.state === 'running') await this.#follow(last);
	}

	/** Nobody sees the page any more. */
	leave() {
		this.#gone = true;
	}

	async #follow({ id }: JobRun): Promise<void> {
		if (this.#watched.has(id)) return;
		this.#watched.add(id);
		do await pause();
		while (!this.#gone && (await this.#look(id)));
		this.#watched.delete(id);
	}

	/** Whether it still runs; a question that is lost is asked again. */
	async #look(id: string): Promise<boolean> {
		const run = await trpc.jobs.run.query({ id }).catch(() => undefined);
		if (!run) return true;
		this.list = this.list.map((job) => (job.name === run.job ? { ...job, last: run } : job));
		return run.state === 'running';
	}
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));
