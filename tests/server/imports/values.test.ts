import { describe, expect, it } from 'vitest';
import { date, flag, integer, percent, price, text } from '#lib/domain/model/field.ts';
import { decimalOf, detectManner, mannerOf } from '#lib/server/imports/manner.ts';
import { parseDay, parseDecimal, readValue, type Manner } from '#lib/server/imports/values.ts';

const comma: Manner = { decimal: ',', days: 'dmy' };
const point: Manner = { decimal: '.', days: 'mdy' };

describe('numbers', () => {
	it.each([
		['1234.5', '.', 1234.5],
		['1,234.50', '.', 1234.5],
		['1.234,50', ',', 1234.5],
		['1 234,50', ',', 1234.5],
		["1'234.50", '.', 1234.5],
		['1234', ',', 1234],
		['1.234', ',', 1234],
		['1.234', '.', 1.234],
		['.5', '.', 0.5],
		['-3', '.', -3],
		['3-', '.', -3],
		['(3,5)', ',', -3.5],
		['€ 12,50', ',', 12.5],
		['12.50 EUR', '.', 12.5],
		['USD 3', '.', 3],
		['zł 4,20', ',', 4.2],
		['1,5', '.', undefined],
		['12,34,5', '.', undefined],
		['12.5', ',', undefined],
		['abc', '.', undefined],
		['', '.', undefined],
		['.', '.', undefined],
		['12 %', '.', undefined],
		['1e3', '.', undefined],
		['=1+1', '.', undefined],
		['0x10', '.', undefined]
	] as const)('reads %s with %s as %s', (typed, decimal, value) => {
		expect(parseDecimal(typed, decimal)).toBe(value);
	});

	it('takes a percent sign for percent only', () => {
		expect(readValue(percent(), '12,5 %', comma)).toEqual({ ok: true, value: 12.5 });
		expect(readValue(price(), '12,5 %', comma)).toMatchObject({
			problem: { code: 'number.expected' }
		});
	});

	it('tells the decimal sign by the samples of a column', () => {
		expect(decimalOf(['1,5', '2'])).toBe(',');
		expect(decimalOf(['1,234.50'])).toBe('.');
		expect(decimalOf(['1.234.567'])).toBe(',');
		expect(decimalOf(['1.234', '2.345'])).toBeUndefined();
		expect(decimalOf(['0.125'])).toBe('.');
		expect(detectManner(price(), ['1.234'], mannerOf('de'))).toEqual({ decimal: ',' });
	});
});

describe('days', () => {
	it.each([
		['1996-07-04 00:00:00.000', 'dmy', '1996-07-04'],
		['1996-07-04T10:00:00Z', 'dmy', '1996-07-04'],
		['2026/3/2', 'dmy', '2026-03-02'],
		['20260302', 'dmy', '2026-03-02'],
		['2.3.2026', 'dmy', '2026-03-02'],
		['2.3.26', 'dmy', '2026-03-02'],
		['04/07/1996', 'dmy', '1996-07-04'],
		['07/04/1996', 'mdy', '1996-07-04'],
		['7/4/96 12:00 AM', 'mdy', '1996-07-04'],
		['31/02/2026', 'dmy', undefined],
		['13/13/2026', 'dmy', undefined],
		['0,5', 'dmy', undefined],
		['1234', 'dmy', undefined],
		['yesterday', 'dmy', undefined]
	] as const)('reads %s by %s as %s', (typed, order, day) => {
		expect(parseDay(typed, order)).toBe(day);
	});

	it('tells the order by the samples of a column', () => {
		expect(detectManner(date(), ['03/04/2026', '25/04/2026'], point)).toEqual({ days: 'dmy' });
		expect(detectManner(date(), ['03/04/2026', '04/25/2026'], comma)).toEqual({ days: 'mdy' });
		expect(detectManner(date(), ['03/04/2026'], comma)).toEqual({ days: 'dmy' });
	});
});

describe('other kinds', () => {
	it.each(['ja', 'Yes', 'TAK', 'evet', '1', 'x', true])('takes %s for yes', (word) => {
		expect(readValue(flag(), word, comma)).toEqual({ ok: true, value: true });
	});
	it.each(['nein', 'No', 'nie', 'hayır', '0', false])('takes %s for no', (word) => {
		expect(readValue(flag(), word, comma)).toEqual({ ok: true, value: false });
	});
	it('refuses another word for a flag', () => {
		expect(readValue(flag(), 'maybe', comma)).toMatchObject({ problem: { code: 'flag.expected' } });
		expect(readValue(date(), 'soon', comma)).toMatchObject({ problem: { code: 'date.expected' } });
	});
	it('keeps text as text, and numbers of a workbook as numbers', () => {
		expect(readValue(text(), '0012', comma)).toEqual({ ok: true, value: '0012' });
		expect(readValue(text(), '=1+1', comma)).toEqual({ ok: true, value: '=1+1' });
		expect(readValue(text(), 4006381333931, comma)).toEqual({ ok: true, value: '4006381333931' });
		expect(readValue(integer(), 12, comma)).toEqual({ ok: true, value: 12 });
	});
});
