import { expect, test } from 'vitest';
import { initialsOf, oneEach } from '../../../src/lib/grids/live/initials.ts';

test.each([
	['Ana Adler', 'AA'],
	['Ana Maria de Silva', 'AS'],
	['admin', 'A'],
	['  Łukasz   żak ', 'ŁŻ'],
	['🦊 Fox', '🦊F'],
	['', '?']
])('the initials of %s are %s', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('somebody with several windows is shown once, on a cell if he is on one', () => {
	const at = (user: string, row: string | null) => ({
		user,
		name: user,
		colour: 1,
		row,
		field: row && 'name'
	});
	const people = oneEach([at('ana', null), at('ben', 'r1'), at('ana', 'r2'), at('ben', null)]);
	expect(people.map(({ user, row }) => [user, row])).toEqual([
		['ana', 'r2'],
		['ben', 'r1']
	]);
});
