import { expect, test } from 'vitest';
import { localNext } from '#lib/server/auth/next.ts';

test.each([
	['/data/article?sort=name#top', '/data/article?sort=name#top'],
	['/', '/'],
	['//evil.example/x', '/'],
	['/\\evil.example', '/'],
	['/\t/evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['data/article', '/'],
	['/%2f/evil.example', '/%2f/evil.example'],
	['', '/']
])('after sign-in %j leads to %s', (next, to) => {
	const url = new URL(`http://localhost:3000/login?${new URLSearchParams({ next })}`);
	expect(localNext(url)).toBe(to);
	expect(new URL(localNext(url), url).origin).toBe(url.origin);
});
