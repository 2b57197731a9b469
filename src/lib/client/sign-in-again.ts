/** Where to sign in to come back to this page. */
export const signInAgain = (): string =>
	`/login?next=${encodeURIComponent(location.pathname + location.search)}`;
