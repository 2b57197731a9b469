import type { Standing } from './others.svelte.ts';

/** The first letters of the first and the last name. */
export function initialsOf(name: string): string {
	const words = name.split(/\s+/).filter((word) => word !== '');
	const [first = '?'] = words;
	const last = words.length > 1 ? (words.at(-1) ?? '') : '';
	return [first, last]
		.map((word) => [...word][0] ?? '')
		.join('')
		.toLocaleUpperCase();
}

/** Everybody once, also with several windows open: where he is on a cell, if he is on one anywhere. */
export function oneEach(standing: readonly Standing[]): readonly Standing[] {
	const people = new Map<string, Standing>();
	for (const person of standing) {
		const known = people.get(person.user);
		if (!known || known.row === null) people.set(person.user, person);
	}
	return [...people.values()];
}
