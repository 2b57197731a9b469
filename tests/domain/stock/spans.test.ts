import { describe, expect, test } from 'vitest';
import { spansOf, type Returning } from '#lib/domain/stock/spans.ts';

const back = (id: string, quantity: number, issue = 'issue'): Returning => ({
	...{ id, issue, quantity, undoes: null }
});
const undone = (undoes: string, issue = 'issue'): Returning => ({
	...{ id: `not ${undoes}`, issue, quantity: 0, undoes }
});
/** The spans of each return, as `from-to`. */
const told = (...returnings: readonly Returning[]) =>
	Object.fromEntries(
		[...spansOf(returnings)].map(([id, spans]) => [
			id,
			spans.map(({ start, end }) => `${start}-${end}`).join(' ')
		])
	);

describe('what comes back of an issue', () => {
	test('is what was taken last, and then what was before that', () => {
		expect(told(back('a', 2), back('b', 3))).toEqual({ a: '0-2', b: '2-5' });
	});

	test('comes back again where a return was taken back, also in parts', () => {
		expect(told(back('a', 2), back('b', 3), undone('a'), back('c', 4))).toEqual({
			...{ a: '0-2', b: '2-5' },
			c: '0-2 5-7'
		});
		expect(told(back('a', 2), back('b', 3), undone('b'), back('c', 1))).toMatchObject({ c: '2-3' });
	});

	test('says nothing of another issue', () => {
		expect(told(back('a', 2), back('b', 3, 'other'), back('c', 1))).toEqual({
			...{ a: '0-2', b: '0-3', c: '2-3' }
		});
	});
});
