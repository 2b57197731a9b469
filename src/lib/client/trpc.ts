import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '#lib/server/trpc/router.ts';
import { notingOperations } from './own-operations.ts';

/**
 * The typed way to the server. One request a call: a slow sum never holds up the rows beside it, and each can be
 * given up by itself. Reads are posted, because a filter may be longer than an address.
 */
export const trpc = createTRPCClient<AppRouter>({
	links: [
		notingOperations,
		httpLink({
			url: '/api/trpc',
			methodOverride: 'POST',
			headers: () => ({ 'x-kontor-day': localDay(new Date()) })
		})
	]
});

/** Keeps an arrangement of the user's own; the browser sends it to the end even when the page is being left. */
export function keepPreference(key: string, value: unknown): void {
	void fetch('/api/trpc/preferences.set', {
		method: 'POST',
		keepalive: true,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ key, value })
	}).catch(() => undefined);
}

/** The day it is where the user sits, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
	const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
	return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
