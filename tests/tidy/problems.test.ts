import { expect, test } from 'vitest';
import { problems } from '#lib/domain/problems.ts';
import { sources, type Source } from './sources.ts';

const codes = Object.keys(problems);

test('every problem occurs in a test', () => {
	const tests = sources('tests', 'test.ts').filter(({ path }) => !path.includes('/tidy/'));
	expect(codes.filter((code) => !tests.some(says(code)))).toEqual([]);
});

test('every problem is told by the product', () => {
	const product = sources('src/lib', 'ts').filter(({ path }) => !path.endsWith('/problems.ts'));
	expect(codes.filter((code) => !product.some(says(code)))).toEqual([]);
});

function says(code: string) {
	const word = new RegExp(`(?<![\\w.-])${code.replace('.', '\\.')}(?![\\w.-])`);
	return ({ text }: Source) => word.test(text);
}
