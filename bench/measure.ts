import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** One line of `npm run bench`. `ratio` compares with what `against` names, measured in the same run. */
export type Result = {
	readonly metric: string;
	readonly value: number;
	readonly unit: 'ms' | 's' | 'MB' | 'KB' | 'rows/s' | 'documents/s';
	/** How often it was measured, or over how many rows. */
	readonly n: number;
	readonly ratio?: number;
	readonly against?: string;
};

export async function time(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/** The longest that work kept everybody else from being answered, in milliseconds. */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
	const delay = monitorEventLoopDelay({ resolution: 2 });
	delay.enable();
	await work();
	await setTimeout(10);
	delay.disable();
	return delay.max / 1e6;
}

/** The times of `n` runs in milliseconds, sorted; `work` learns which run it is. */
export async function times(n: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
	const taken: number[] = [];
	for (let run = 0; run < n; run++) taken.push(await time(() => work(run)));
	return taken.sort((a, b) => a - b);
}

/** The value below which a share of the sorted times lies: 0.5 is the median. */
export const quantile = (sorted: readonly number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const rounded = (value: number): number => Math.round(value * 100) / 100;

export const ms = (metric: string, value: number, n: number): Result => ({
	metric,
	value: rounded(value),
	unit: 'ms',
	n
});

/** Numbers from 0 to 1 that are the same in every run. */
export function makeRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}
