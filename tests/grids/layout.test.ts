import { expect, test } from 'vitest';
import { defineEntity } from '../../src/lib/domain/model/entity.ts';
import { price, text } from '../../src/lib/domain/model/field.ts';
import { readAddress, writeAddress } from '../../src/lib/grids/address.ts';
import { fitLayout, hide, moveColumn, usualLayout, visible } from '../../src/lib/grids/layout.ts';

const entity = defineEntity({
	name: 'thing',
	area: 'articles',
	title: 'name',
	fields: {
		number: text({ width: 90 }),
		name: text({ required: true }),
		price: price(),
		note: text({ aside: true })
	}
});
const names = (layout: ReturnType<typeof usualLayout>) => visible(layout).map(({ field }) => field);

test('columns start as the entity is defined, with number and name standing still', () => {
	const usual = usualLayout(entity);
	expect(names(usual)).toEqual(['number', 'name', 'price']);
	expect(usual.frozen).toBe(2);
	expect(usual.columns[0]?.width).toBe(90);
	expect(names(usualLayout(entity, ['number']))).toEqual(['name', 'price']);
});

test('a column is as wide as its name needs, if that is more than its cells need', () => {
	const needs: Readonly<Record<string, number>> = { number: 150, name: 20 };
	const widths = usualLayout(entity, [], (field) => needs[field] ?? 0).columns.map(
		({ width }) => width
	);
	expect(widths.slice(0, 2)).toEqual([150, usualLayout(entity).columns[1]?.width]);
});

test('columns are moved, hidden and shown', () => {
	const usual = usualLayout(entity);
	expect(names(moveColumn(usual, 'price', 'number'))).toEqual(['price', 'number', 'name']);
	expect(names(moveColumn(usual, 'number', null))).toEqual(['name', 'price', 'number']);
	expect(names(hide(hide(usual, 'name', true), 'note', false))).toEqual([
		'number',
		'price',
		'note'
	]);
});

test('a remembered layout keeps its order, gains new fields and loses gone ones', () => {
	const kept = {
		columns: [{ field: 'price', width: 70 }, { field: 'gone', width: 5 }, 7],
		frozen: 1
	};
	const layout = fitLayout(entity, kept, usualLayout(entity));
	expect(names(layout)).toEqual(['price', 'number', 'name']);
	expect([layout.frozen, layout.columns[0]?.width]).toEqual([1, 70]);
	expect(fitLayout(entity, 'nonsense', usualLayout(entity))).toEqual(usualLayout(entity));
});

test('a remembered layout keeps what is told below columns, and its rules', () => {
	const rule = {
		id: '1',
		field: 'price',
		when: { formula: '=1' },
		tone: 'bad',
		fill: true,
		bold: false
	};
	const kept = {
		columns: [
			{ field: 'price', width: 70, total: 'max' },
			{ field: 'name', width: 70, total: 'colour' }
		],
		frozen: 1,
		formats: [rule, { ...rule, field: 'gone' }]
	};
	const layout = fitLayout(entity, kept, usualLayout(entity));
	expect(layout.columns.slice(0, 2)).toEqual([
		{ field: 'price', width: 70, total: 'max' },
		{ field: 'name', width: 70 }
	]);
	expect(layout.formats).toEqual([rule]);
	expect(moveColumn(layout, 'price', null).formats).toEqual([rule]);
});

test('an address says what is seen, and reads back as the same', () => {
	const stand = {
		search: 'chai tea',
		conditions: [{ field: 'price', is: 'atLeast' as const, value: 10 }],
		sort: [{ field: 'name' }, { field: 'price', descending: true }]
	};
	const address = writeAddress(stand, null, 'row-1');
	expect(readAddress(new URLSearchParams(address))).toEqual({ stand, view: null, row: 'row-1' });
	expect(writeAddress(stand, 'v1', null)).toBe('?view=v1');
	expect(writeAddress(null, null, null)).toBe('');
	expect(readAddress(new URLSearchParams('filter=%7Bbroken')).stand).toBeUndefined();
});
