type Entry = { readonly failures: number; readonly at: number };

type Limits = {
	/** Attempts that fail without a delay. */
	readonly free: number;
	readonly firstMs: number;
	/** The delay doubles up to this; it never becomes a lock, or anybody could lock out anybody. */
	readonly longestMs: number;
};

/** Failures are forgotten after this long without a new one. */
const MEMORY_MS = 30 * 60_000;
const MOST_ENTRIES = 20_000;

/** Counts failures by key and says how long the next attempt must wait. Kept in memory: a restart forgives. */
export function makeThrottle({ free, firstMs, longestMs }: Limits) {
	const entries = new Map<string, Entry>();

	const recent = (key: string, now: number) => {
		const entry = entries.get(key);
		return entry && now - entry.at < MEMORY_MS ? entry : undefined;
	};

	return {
		/** Milliseconds until `key` may try again. */
		delay(key: string, now: number): number {
			const entry = recent(key, now);
			if (!entry || entry.failures < free) return 0;
			const wait = Math.min(longestMs, firstMs * 2 ** (entry.failures - free));
			return Math.max(0, entry.at + wait - now);
		},
		/** Counted before the password is looked at, so that attempts at the same moment are counted too. */
		count(key: string, now: number) {
			const failures = (recent(key, now)?.failures ?? 0) + 1;
			entries.delete(key);
			entries.set(key, { failures, at: now });
			const [oldest] = entries.keys();
			if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
		},
		/** The attempt was a good one after all. */
		forgive(key: string) {
			entries.delete(key);
		},
		/** Takes back one attempt and keeps the failures before it. */
		discount(key: string) {
			const entry = entries.get(key);
			if (entry) entries.set(key, { ...entry, failures: entry.failures - 1 });
		}
	};
}
