/** Where to go after sign-in: the page asked for before, never another site. */
export function localNext({ searchParams, origin }: URL): string {
	const next = searchParams.get('next') ?? '/';
	if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/';
	const { origin: target, pathname, search, hash } = new URL(next, origin);
	return target === origin ? pathname + search + hash : '/';
}
