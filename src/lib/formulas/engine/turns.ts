export type Turns<T> = {
	add(job: T): void;
	/** The first job of the first line that nobody serves. */
	next(served: ReadonlySet<string>): T | undefined;
	/** It waits on, its line behind all others now. */
	giveWay(job: T): void;
	/** It is done; whoever stands behind it waits behind all others. */
	leave(job: T): void;
};

/** Jobs that wait, everybody's in a line of his own; the lines take turns. */
export function turnsOf<T extends { readonly by: string }>(): Turns<T> {
	const lines = new Map<string, readonly T[]>();
	const lineOf = ({ by }: T) => lines.get(by) ?? [];

	return {
		add: (job) => void lines.set(job.by, [...lineOf(job), job]),
		next(served) {
			for (const [by, [job]] of lines) if (job && !served.has(by)) return job;
			return undefined;
		},
		giveWay(job) {
			const line = lineOf(job);
			lines.delete(job.by);
			lines.set(job.by, line);
		},
		leave(job) {
			const line = lineOf(job).filter((each) => each !== job);
			lines.delete(job.by);
			if (line.length > 0) lines.set(job.by, line);
		}
	};
}
