import { describe, expect, test } from 'vitest';
import { article } from '#lib/domain/entities/article.ts';
import { articlePrice } from '#lib/domain/entities/article-price.ts';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import { joined, replaced, withoutCell } from '#lib/grids/panels/import-line.ts';
import {
	assign,
	fieldOfColumn,
	keysOf,
	missingFields,
	proposed,
	setSource
} from '#lib/grids/panels/import-plan.ts';

const plan: ImportPlan = {
	fields: { number: { column: 0 }, salesPrice: { column: 1, decimal: ',' } },
	mode: 'upsert',
	key: ['number'],
	blank: 'keep',
	emptyWords: []
};

describe('columns', () => {
	test('find their field', () => {
		expect(fieldOfColumn(plan, 1)).toBe('salesPrice');
		expect(fieldOfColumn(plan, 7)).toBe('');
	});

	test('keep how they are written when they go to another field', () => {
		expect(assign(plan, 1, 'cost').fields).toEqual({
			number: { column: 0 },
			cost: { column: 1, decimal: ',' }
		});
	});

	test('take a field from the column that had it', () => {
		expect(assign(plan, 3, 'salesPrice').fields['salesPrice']).toEqual({ column: 3 });
	});

	test('left out take the key with them', () => {
		expect(assign(plan, 0, '').key).toEqual([]);
		expect(setSource(plan, 'number', { constant: 'A' }).key).toEqual(['number']);
	});
});

describe('keys', () => {
	test('are unique fields that something fills', () => {
		expect(keysOf(article, plan)).toEqual([['number']]);
		expect(keysOf(article, assign(plan, 0, ''))).toEqual([]);
	});

	test('are also sets that are unique together', () => {
		const fields = Object.fromEntries(
			Object.keys(articlePrice.fields).map((name, column) => [name, { column }])
		);
		const keys = keysOf(articlePrice, { ...plan, fields, key: [] });
		expect(keys.some((key) => key.length > 1)).toBe(true);
	});
});

test('fields that a new row needs are missed; a file without them only changes rows', () => {
	expect(missingFields(article, plan)).toContain('name');
	expect(missingFields(article, plan)).not.toContain('discontinued');
	expect(proposed(article, { ...plan, mode: 'upsert' }).mode).toBe('update');
	const whole = { ...plan.fields, name: { constant: 'x' }, unit: { constant: 'PCS' } };
	expect(proposed(article, { ...plan, mode: 'upsert', fields: whole }).mode).toBe('upsert');
	expect(proposed(article, { ...plan, mode: 'insert' }).mode).toBe('insert');
});

describe('the cells of a line', () => {
	test('are joined with the separator that parted them', () => {
		expect(joined(['1', 'Tee', ' grün', '3'], 1, ',')).toEqual(['1', 'Tee, grün', '3']);
	});
	test('are replaced, also behind the end', () => {
		expect(replaced(['a'], 2, 'c')).toEqual(['a', '', 'c']);
	});
	test('are taken out', () => {
		expect(withoutCell(['a', 'b'], 0)).toEqual(['b']);
	});
});
