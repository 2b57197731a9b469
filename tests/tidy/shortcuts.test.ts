import { expect, test } from 'vitest';
import { shortcuts } from '../../src/routes/(app)/shell/shortcuts.ts';

/** Keys that mean what the place where they are pressed makes of them. */
const byPlace = ['F2', 'Escape', 'Alt+ArrowDown'];

test('no key means two things', () => {
	const keys = shortcuts.flatMap((group) => group.keys.flatMap(([, ...ways]) => ways));
	const twice = keys.filter((key, at) => keys.indexOf(key) !== at && !byPlace.includes(key));
	expect(twice).toEqual([]);
});
