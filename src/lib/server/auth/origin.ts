const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that may write was sent by a page of somebody else. A program with an API token and no cookie has
 * nothing that a foreign page could borrow, so it may come from anywhere; so may one that sends no such header at all.
 */
export function isForeign({ method, headers }: Request, own: string): boolean {
	if (READING.has(method)) return false;
	const bearer = headers.get('authorization')?.startsWith('Bearer ');
	if (bearer && !headers.has('cookie')) return false;
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return true;
	const origin = headers.get('origin');
	return origin !== null && origin !== own;
}
