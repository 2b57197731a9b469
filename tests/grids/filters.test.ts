import { describe, expect, test } from 'vitest';
import { defineEntity } from '../../src/lib/domain/model/entity.ts';
import { price, text } from '../../src/lib/domain/model/field.ts';
import type { Condition } from '../../src/lib/domain/model/query.ts';
import { combine, conditionsOf, readConditions, replaced } from '../../src/lib/grids/filters.ts';

const tea: Condition = { field: 'name', is: 'contains', value: 'tea' };
const dear: Condition = { field: 'price', is: 'atLeast', value: 10 };
const cheap: Condition = { field: 'price', is: 'atMost', value: 5 };
const entity = defineEntity({
	name: 'thing',
	area: 'articles',
	title: 'name',
	fields: { name: text({ required: true }), price: price() }
});

describe('filters', () => {
	test('nothing set lets every row pass, one condition stands alone, more are joined', () => {
		expect(combine([], [])).toBeUndefined();
		expect(combine([], [tea])).toEqual(tea);
		expect(combine([dear], [tea])).toEqual({ all: [dear, tea] });
	});

	test('the conditions of one column are replaced without touching the others', () => {
		expect(replaced([tea, dear], 'price', [cheap])).toEqual([tea, cheap]);
		expect(replaced([tea, dear], 'price', [])).toEqual([tea]);
		expect(conditionsOf([tea, dear, cheap], 'price')).toEqual([dear, cheap]);
	});

	test('a link brings back what it says, and nothing that does not fit', () => {
		const link = [tea, dear, { field: 'price', is: 'in', values: [1, null] }];
		expect(readConditions(entity, JSON.stringify(link))).toEqual(link);
		expect(
			readConditions(entity, [
				{ field: 'gone', is: 'empty' },
				{ field: 'toString', is: 'empty' },
				{ field: 'name', is: 'drops', value: 1 },
				{ field: 'name', is: 'equals', value: { a: 1 } },
				{ field: 'name', is: 'in', value: 'x' },
				null,
				{ field: 'name', is: 'empty', value: 3 }
			])
		).toEqual([{ field: 'name', is: 'empty' }]);
		expect(readConditions(entity, '{not json')).toEqual([]);
	});
});
