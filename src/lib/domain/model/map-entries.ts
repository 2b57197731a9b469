/** Object.entries forgets which key holds which type; the caller states the mapped type once. */
export function mapEntries<T, Out>(
	record: Readonly<Record<string, T>>,
	map: (value: T, key: string) => unknown
): Out {
	return Object.fromEntries(
		Object.entries(record).map(([key, value]) => [key, map(value, key)])
	) as Out;
}
