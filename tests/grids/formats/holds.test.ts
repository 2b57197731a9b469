import { expect, test } from 'vitest';
import type { Condition } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { holds } from '#lib/grids/formats/holds.ts';

type Asked = Omit<Condition, 'field'>;
const told = (asked: Asked, cell: Cell, shown = String(cell ?? '')) =>
	holds({ field: 'f', ...asked }, cell, shown);

test.each([
	[{ is: 'equals', value: 5 }, 5, true],
	[{ is: 'equals', value: 5 }, null, false],
	[{ is: 'equals', value: 'CHAI' }, 'chai', true],
	[{ is: 'differs', value: 5 }, null, true],
	[{ is: 'differs', value: 5 }, 5, false],
	[{ is: 'less', value: 5 }, 4.99, true],
	[{ is: 'less', value: 5 }, null, false],
	[{ is: 'less', value: 5 }, '#N/A', false],
	[{ is: 'atMost', value: 5 }, 5, true],
	[{ is: 'more', value: '2026-01-01' }, '2026-01-02', true],
	[{ is: 'atLeast', value: 'b' }, 'B', true],
	[{ is: 'atLeast', value: 'b' }, 5, false],
	[{ is: 'empty' }, null, true],
	[{ is: 'empty' }, '', true],
	[{ is: 'filled' }, 0, true],
	[{ is: 'filled' }, false, true],
	[{ is: 'contains', value: 'HA' }, 'Chai', true],
	[{ is: 'contains', value: 'x' }, null, false],
	[{ is: 'lacks', value: 'x' }, null, true],
	[{ is: 'starts', value: 'ch' }, 'Chai', true],
	[{ is: 'in', values: ['goods', null] }, null, true],
	[{ is: 'in', values: [true] }, true, true],
	[{ is: 'in', values: ['a'] }, 'b', false]
] as const)('%j of %j: %j', (asked, cell, expected) => {
	expect(told(asked, cell)).toBe(expected);
});

test('a reference is its row, and is searched by what it is called', () => {
	expect(told({ is: 'in', values: ['id-1'] }, 'id-1', 'Beverages')).toBe(true);
	expect(told({ is: 'contains', value: 'bever' }, 'id-1', 'Beverages')).toBe(true);
});
