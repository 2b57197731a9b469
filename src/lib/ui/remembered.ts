/** Small things this browser remembers: sizes, folded groups. Lost without harm. */
export function remembered<T>(key: string, usual: T): T {
	try {
		const found = localStorage.getItem(`kontor.${key}`);
		return found === null ? usual : parsed<T>(found);
	} catch {
		return usual;
	}
}

export function remember(key: string, value: unknown) {
	try {
		localStorage.setItem(`kontor.${key}`, JSON.stringify(value));
	} catch {
		// A private window may have no storage; nothing is lost but the habit.
	}
}

// Only `remember` writes these keys, with the same type at both ends.
const parsed = <T>(json: string) => JSON.parse(json) as T;
