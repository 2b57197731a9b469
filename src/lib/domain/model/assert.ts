/** For what cannot happen unless we made a mistake. */
export function assert(condition: unknown, message: string): asserts condition {
	if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** The value, which cannot be missing unless we made a mistake. */
export function known<T>(value: T | null | undefined, message: string): T {
	assert(value !== null && value !== undefined, message);
	return value;
}
