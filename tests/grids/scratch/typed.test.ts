import { describe, expect, test } from 'vitest';
import { contentOf, shownOf, typedOf, type Hand } from '#lib/grids/scratch/typed.ts';

const hand = (language: string, region: string): Hand => ({
	language,
	region,
	today: () => '2026-03-02'
});
const english = hand('en', 'en-GB');
const german = hand('de', 'de-DE');

describe('what is typed into a cell', () => {
	test.each([
		['', null],
		['12.5', 12.5],
		['1,234.5', 1234.5],
		['-3', -3],
		['€ 3', 3],
		['12 %', '=12%'],
		['true', true],
		['0012', '0012'],
		['4006381333931', 4006381333931],
		['00340123450000000001', '00340123450000000001'],
		['1E3', '1E3'],
		['3-4', '3-4'],
		['1/2', '1/2'],
		['02/03/2026', '2026-03-02'],
		['2026-03-02', '2026-03-02'],
		["'=1+1", "'=1+1"],
		["'", null],
		['=', "'="],
		[' =1', ' =1'],
		['=SUM(A1,2)', '=SUM(A1,2)'],
		['Chai tea', 'Chai tea']
	])('%j is %j', (typed, content) => {
		expect(contentOf(typed, english)).toEqual(content);
	});

	test('is read as in German by Germans', () => {
		expect(contentOf('1.234,5', german)).toBe(1234.5);
		expect(contentOf('2.3.2026', german)).toBe('2026-03-02');
		expect(contentOf('=RUND(A1*2,5;1)', german)).toBe('=RUND(A1*2.5,1)');
	});

	test('is typed again as it stands there', () => {
		for (const content of [12.5, 0.000000123, true, '2026-03-02', '=A1*2.5', "'=1", 'text']) {
			for (const each of [english, german]) {
				expect(contentOf(typedOf(content, each), each)).toEqual(content);
			}
		}
		expect(typedOf(undefined, german)).toBe('');
	});
});

test('values are shown in the way of the region', () => {
	const shown = (value: number | string | boolean | null, look?: 'day' | 'percent' | 'moment') =>
		shownOf({ value, ...(look && { look }) }, 'de-DE');
	expect(shown(1234.5)).toBe('1234,5');
	expect(shown(0.1 + 0.2)).toBe('0,3');
	expect(shown(46083, 'day')).toBe('02.03.2026');
	expect(shown(46083.5, 'moment')).toBe('02.03.2026 12:00');
	expect(shown(0.125, 'percent')).toMatch(/^12,5\s%$/);
	expect(shown(-1, 'day')).toBe('#NUM!');
	expect(shown(true)).toBe('TRUE');
	expect(shown(null)).toBe('');
	expect(shown(1e20)).toBe('1E20');
});
