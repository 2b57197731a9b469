import { expect, test } from 'vitest';
import { functionsIn, linesIn, sources } from './sources.ts';

const files = sources('src', 'ts', 'js', 'svelte');

test('a file holds one thought: 250 lines at most', () => {
	const long = files.filter(({ text }) => linesIn(text) > 250);
	expect(long.map(({ path, text }) => `${path}: ${linesIn(text)}`)).toEqual([]);
});

test('a function fits a screen: 60 lines at most', () => {
	const long = files.flatMap(functionsIn).filter(({ lines }) => lines > 60);
	expect(long.map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
});

test('the kernel stays small: 900 lines at most', () => {
	const lines = sources('src/lib/domain/model', 'ts').map(({ text }) => linesIn(text));
	expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(900);
});
