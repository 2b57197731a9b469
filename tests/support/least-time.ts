/**
 * The least time that some work takes of as many tries as given, in milliseconds. A machine that is busy makes one
 * try slow, work that blows itself up makes each of them slow.
 */
export async function leastTime(work: () => unknown, tries = 5): Promise<number> {
	let least = Infinity;
	for (let done = 0; done < tries; done += 1) {
		const started = performance.now();
		await work();
		least = Math.min(least, performance.now() - started);
	}
	return least;
}
