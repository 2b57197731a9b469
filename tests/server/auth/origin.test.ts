import { expect, test } from 'vitest';
import { isForeign } from '#lib/server/auth/origin.ts';

const OWN = 'https://kontor.example';
const from = (method: string, headers: Record<string, string>) =>
	isForeign(new Request(`${OWN}/api/trpc/x`, { method, headers }), OWN);

const cases: [string, Record<string, string>, boolean][] = [
	['own page', { origin: OWN, 'sec-fetch-site': 'same-origin', cookie: 'a=b' }, false],
	['own page of an old browser', { origin: OWN, cookie: 'a=b' }, false],
	['typed by the user', { 'sec-fetch-site': 'none', cookie: 'a=b' }, false],
	['a program without a word', {}, false],
	['foreign origin', { origin: 'https://evil.example', cookie: 'a=b' }, true],
	['foreign origin without a cookie', { origin: 'https://evil.example' }, true],
	['opaque origin', { origin: 'null', cookie: 'a=b' }, true],
	['same name, other port', { origin: `${OWN}:8443`, cookie: 'a=b' }, true],
	['same name, no TLS', { origin: 'http://kontor.example', cookie: 'a=b' }, true],
	['name that only starts the same', { origin: `${OWN}.evil.example` }, true],
	['sister host', { 'sec-fetch-site': 'same-site', cookie: 'a=b' }, true],
	['foreign site', { 'sec-fetch-site': 'cross-site', cookie: 'a=b' }, true],
	['own origin, foreign site', { origin: OWN, 'sec-fetch-site': 'cross-site' }, true],
	[
		'foreign page with a token',
		{ origin: 'https://shop.example', authorization: 'Bearer x' },
		false
	],
	[
		'foreign page with a token and a cookie',
		{ origin: 'https://shop.example', authorization: 'Bearer x', cookie: 'a=b' },
		true
	],
	[
		'foreign page with another scheme',
		{ origin: 'https://shop.example', authorization: 'Basic x' },
		true
	]
];

test.each(cases)('%s', (_, headers, foreign) => {
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
		expect(from(method, headers)).toBe(foreign);
	for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(from(method, headers)).toBe(false);
});
