import { describe, expect, test } from 'vitest';
import { choice, formula, money, percent, price } from '../../src/lib/domain/model/field.ts';
import { date, flag, integer, quantity, ref, text } from '../../src/lib/domain/model/field.ts';
import type { Field } from '../../src/lib/domain/model/field.ts';
import type { Cell } from '../../src/lib/domain/model/row.ts';
import { writing } from '../../src/lib/domain/writing/format.ts';
import { lookOf, type Showing } from '../../src/lib/grids/kinds.ts';

const showing = (locale: string): Showing => ({
	writing: writing(locale),
	title: (id) => `<${id}>`,
	choice: (value) => value.toUpperCase(),
	yesNo: (value) => (value ? 'yes' : 'no'),
	today: () => '2026-11-22'
});
const share = formula('=[a]', { as: 'percent' });
const goods = choice(['goods', 'service']);

describe('what a cell shows', () => {
	test.each<[string, Field, Cell, string]>([
		['en-GB', price(), 18, '18.00'],
		['en-GB', price(), 1234.125, '1,234.125'],
		['de-DE', price(), 1234.5, '1.234,50'],
		['de-DE', price(), 0.333333, '0,333333'],
		['pl-PL', money(), 12345.6, '12\u00a0345,60'],
		['de-DE', quantity(), 1000, '1.000'],
		['de-DE', integer(), 7, '7'],
		['en-GB', percent(), 19, '19%'],
		['de-DE', percent(), 19, '19\u00a0%'],
		['tr-TR', percent(), 7.5, '%7,5'],
		['de-DE', share, 0.311, '31,1\u00a0%'],
		['en-GB', share, 0.3111, '31.1%'],
		['de-DE', share, '#DIV/0!', '#DIV/0!'],
		['de-DE', share, '', ''],
		['de-DE', date(), '2026-04-03', '03.04.2026'],
		['en-GB', date(), '2026-04-03', '03/04/2026'],
		['de-DE', goods, 'goods', 'GOODS'],
		['de-DE', ref('unit'), 'u1', '<u1>'],
		['de-DE', flag(), true, 'yes'],
		['de-DE', text(), '<b>x</b>', '<b>x</b>'],
		['de-DE', text(), null, '']
	])('%s %o %s is %s', (locale, field, value, shown) => {
		expect(lookOf(field).show(value, showing(locale), field)).toBe(shown);
	});
});

describe('what is typed', () => {
	test.each<[string, Field, string, unknown]>([
		['de-DE', price(), '12,5', { value: 12.5 }],
		['de-DE', price(), '1.234,50', { value: 1234.5 }],
		['de-DE', price(), '12 %', { problem: { code: 'number.expected' } }],
		['de-DE', percent(), '12,5 %', { value: 12.5 }],
		[
			'en-GB',
			price(),
			'1.1234567',
			{ problem: { code: 'number.too-precise', params: { places: 6 } } }
		],
		['en-GB', integer(), '1.5', { problem: { code: 'number.not-whole' } }],
		['en-GB', money(), '1,000', { value: 1000 }],
		['de-DE', date(), '3.4.26', { value: '2026-04-03' }],
		['de-DE', date(), 'never', { problem: { code: 'date.expected' } }],
		['en-GB', goods, 'Goods', { value: 'goods' }],
		['en-GB', text(), '0012', { value: '0012' }],
		['en-GB', ref('unit'), 'pcs', { pending: 'pcs' }]
	])('%s %o reads %s', (locale, field, typed, read) => {
		expect(lookOf(field).read(typed, showing(locale), field)).toEqual(read);
	});

	test('an editor opens with what can be typed back', () => {
		for (const locale of ['en-GB', 'en-US', 'de-DE', 'pl-PL', 'tr-TR']) {
			const at = showing(locale);
			for (const value of [0, 1234.5, -0.000001, 999999.999999]) {
				const look = lookOf(price());
				expect(look.read(look.edit(value, at), at, price())).toEqual({ value });
			}
			const day = lookOf(date());
			expect(day.read(day.edit('2026-04-03', at), at, date())).toEqual({ value: '2026-04-03' });
		}
	});
});
