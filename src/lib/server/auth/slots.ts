/** Runs at most `size` works at once; the others wait in the order they came. */
export function makeSlots(size: number) {
	const waiting: (() => void)[] = [];
	let free = size;

	return async function run<T>(work: () => Promise<T>): Promise<T> {
		if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
		else free -= 1;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
