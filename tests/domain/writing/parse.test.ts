import { describe, expect, test } from 'vitest';
import {
	isPercent,
	parseDate,
	parseFlag,
	parseNumber
} from '../../../src/lib/domain/writing/parse.ts';

const TODAY = '2026-11-22';

describe('numbers', () => {
	test.each([
		['en-GB', '1,234.50', 1234.5],
		['en-GB', '1234.5', 1234.5],
		['en-GB', '12,5', 12.5],
		['en-GB', '1,234', 1234],
		['en-GB', '1.234,50', 1234.5],
		['en-GB', '.5', 0.5],
		['en-GB', '£1,234.50', 1234.5],
		['en-GB', '(12.50)', -12.5],
		['en-GB', '12-', -12],
		['en-GB', '−3', -3],
		['de-DE', '1.234,50', 1234.5],
		['de-DE', '1.234', 1234],
		['de-DE', '1.234.567,8', 1234567.8],
		['de-DE', '12,5 %', 12.5],
		['de-DE', '12.5', 12.5],
		['de-DE', '1,234.50', 1234.5],
		['de-DE', '0,333333', 0.333333],
		['de-DE', '3,50 €', 3.5],
		['de-DE', '0.125', 0.125],
		['de-CH', "1'234.50", 1234.5],
		['pl-PL', '1\u00a0234,50', 1234.5],
		['pl-PL', '1 234,50 zł', 1234.5],
		['pl-PL', '12,5', 12.5],
		['tr-TR', '1.234,50', 1234.5],
		['tr-TR', '%12,5', 12.5],
		['tr-TR', '₺5', 5]
	])('%s reads %s as %d', (locale, text, value) => {
		expect(parseNumber(text, locale)).toBe(value);
	});

	test.each(['', 'abc', '1e3', '1,2,3', '1.2.3', '12..5', '--1', '(12', '.', '0x10', '1,23.456,7'])(
		'%s is no number',
		(text) => {
			expect(parseNumber(text, 'de-DE')).toBeUndefined();
			expect(parseNumber(text, 'en-GB')).toBeUndefined();
		}
	);

	test('a percent sign is seen on either side', () => {
		expect(['12 %', '%12', '12', '1%2'].map(isPercent)).toEqual([true, true, false, false]);
	});
});

describe('days', () => {
	test.each([
		['de-DE', '3.4.26', '2026-04-03'],
		['de-DE', '03.04.2026', '2026-04-03'],
		['de-DE', '3.4.', '2026-04-03'],
		['de-DE', '3. April 2026', '2026-04-03'],
		['de-DE', '31.12.99', '1999-12-31'],
		['de-DE', '2026-04-03', '2026-04-03'],
		['de-DE', '20260403', '2026-04-03'],
		['en-GB', '3/4/26', '2026-04-03'],
		['en-GB', '3 Apr 2026', '2026-04-03'],
		['en-US', '4/3/26', '2026-04-03'],
		['en-US', 'Apr 3, 2026', '2026-04-03'],
		['en-US', '3.4.2026', '2026-04-03'],
		['pl-PL', '3.04.2026', '2026-04-03'],
		['pl-PL', '3 kwietnia 2026', '2026-04-03'],
		['tr-TR', '03.04.2026', '2026-04-03'],
		['tr-TR', '3 Nisan 2026', '2026-04-03']
	])('%s reads %s as %s', (locale, text, day) => {
		expect(parseDate(text, locale, TODAY)).toBe(day);
	});

	test.each(['', '31.2.26', '3', 'tomorrow', '1.2.3.4', '2026-13-01', '99/99/99'])(
		'%s is no day',
		(text) => {
			expect(parseDate(text, 'de-DE', TODAY)).toBeUndefined();
		}
	);
});

test('yes and no in every language', () => {
	expect(['ja', 'Tak', 'evet', 'x', 'yes'].map(parseFlag)).toEqual(Array(5).fill(true));
	expect(['nein', 'nie', 'hayır', '', 'no'].map(parseFlag)).toEqual(Array(5).fill(false));
	expect(parseFlag('maybe')).toBeUndefined();
});
