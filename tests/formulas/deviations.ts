import {
	isFailure,
	LAST_DAY,
	LONGEST,
	nearlyEqual,
	numberText,
	shownNumber,
	signsOf,
	toDay,
	toNumber,
	toText,
	type Value
} from '#lib/formulas/value.ts';
import { ofNumbers, ofTexts, reading, some, type Deviation } from './deviation.ts';
import { comparisons } from './overridden-calls.ts';

const rounding: Readonly<Record<string, (size: number) => number>> = {
	ROUND: Math.round,
	ROUNDUP: Math.ceil,
	ROUNDDOWN: Math.floor,
	TRUNC: Math.floor,
	EVEN: (size) => 2 * Math.ceil(size / 2),
	ODD: (size) => 2 * Math.ceil((size - 1) / 2) + 1,
	INT: Math.floor
};
const roundings = ['ROUND', 'ROUNDUP', 'ROUNDDOWN', 'TRUNC'];
const FARTHEST = 20;
/** Days from the year 0 to 1899-12-30. */
const YEAR_0 = 693_959;

const sameDigits = (a: number, b: number) => a.toPrecision(15) === b.toPrecision(15);
const isWhole = (value: Value) => typeof value !== 'number' || Number.isInteger(value);
const numbers = ['number', 'whole', 'day'];

export const deviations: readonly Deviation[] = [
	{
		name: 'plain decimals',
		why: '"12%", "$5" and "1e3" are no numbers, and "" is not 0',
		of: reading(...numbers),
		holds: some(numbers, (value) => typeof value === 'string' && /^$|^\$\d|\d%$|\de\d/.test(value))
	},
	{
		name: 'no flag in nothing',
		why: '"" is no flag, though a blank is false',
		of: reading('flag'),
		holds: some(['flag'], (value) => value === '')
	},
	{
		name: 'fifteen digits in text',
		why: 'a number becomes the text that a cell shows',
		of: reading('text'),
		holds: some(
			['text'],
			(value) => typeof value === 'number' && String(value) !== numberText(value)
		)
	},
	{
		name: 'cut to a whole number',
		why: 'places, months and ways of counting are cut, as a spreadsheet documents',
		of: reading('whole'),
		holds: (given, { reads }) =>
			!given.some((value, at) => reads[at] !== 'value' && isFailure(value)) &&
			given.some((value, at) => reads[at] === 'whole' && !isWhole(toNumber(value)))
	},
	{
		name: 'text before an error',
		why: 'the first argument that is wrong is told; the operators of the engine look for errors first',
		of: ['^', '+'],
		holds: ([left = null, right = null]) =>
			typeof left === 'string' && isFailure(toNumber(left)) && isFailure(right)
	},
	{
		name: 'the decimal shown',
		why: 'a number is rounded by the fifteen digits it shows, not by the last bit',
		of: Object.keys(rounding),
		holds: ofNumbers((a, b, name) => {
			const size = Math.abs(a) * (roundings.includes(name) ? 10 ** b : 1);
			const whole = rounding[name] ?? Math.round;
			return whole(size) !== whole(shownNumber(size));
		})
	},
	{
		name: 'a multiple as shown',
		why: '0.3 is three times 0.1, by the fifteen digits shown',
		of: ['CEILING', 'FLOOR'],
		holds: ofNumbers((a, step, name) => {
			const times = Math.round(a / step);
			const whole = name === 'FLOOR' ? Math.floor : Math.ceil;
			return whole(a / step) !== times && sameDigits(times * step, a);
		})
	},
	{
		name: 'the middle as shown',
		why: '0.3 lies in the middle between 0.2 and 0.4, by the fifteen digits shown',
		of: ['MROUND'],
		holds: ofNumbers((a, step) => {
			const middle = Math.floor(Math.abs(a / step)) + 0.5;
			const isBelow = Math.round(Math.abs(a / step)) < middle;
			return isBelow && sameDigits(middle * Math.abs(step), Math.abs(a));
		})
	},
	{
		name: 'nothing left',
		why: 'what is left below the fourteenth digit is noise: MOD(0.3,0.1) is 0',
		of: ['MOD'],
		holds: ofNumbers(
			(a, b) => a % b !== 0 && Math.abs(a - b * Math.round(a / b)) < 1e-14 * Math.abs(a)
		)
	},
	{
		name: 'places far off',
		why: 'beyond twenty places nothing changes any more; the engine has no number for them',
		of: roundings,
		holds: ofNumbers((_, places) => Math.abs(places) > FARTHEST)
	},
	{
		name: 'the next below',
		why: 'INT goes down, also below zero',
		of: ['INT'],
		holds: ofNumbers((a) => a < 0 && !Number.isInteger(a))
	},
	{
		name: 'powers of zero',
		why: '0 ^ 0 is #NUM! and 0 ^ -1 #DIV/0!',
		of: ['^', 'POWER'],
		holds: ofNumbers((base, exponent) => base === 0 && exponent <= 0)
	},
	{
		name: 'the greatest power',
		why: 'beyond 1e304 it is #NUM!, since the database stops there',
		of: ['^', 'POWER'],
		holds: ofNumbers((base, exponent) => {
			const size = exponent * Math.log(Math.abs(base));
			return size > 700 && size < Math.log(Number.MAX_VALUE);
		})
	},
	{
		name: 'a blank is 0',
		why: 'VALUE of a blank is 0, as in every spreadsheet',
		of: ['VALUE'],
		holds: ([value]) => value === null
	},
	{
		name: 'signs as they are',
		why: '"$&" is put in as these two signs',
		of: ['SUBSTITUTE'],
		holds: ofTexts(
			([whole = '', sought = '', put = '', which]) =>
				which === undefined && put.includes('$&') && whole.includes(sought)
		)
	},
	{
		name: 'nothing to look for',
		why: 'an empty text is nowhere, so that nothing is put in',
		of: ['SUBSTITUTE'],
		holds: ofTexts(([, sought, put]) => sought === '' && put !== '')
	},
	{
		name: 'nothing found',
		why: 'FIND from a place on is #VALUE!; the engine says the place before it',
		of: ['FIND'],
		holds: ofTexts(([sought = '', whole = ''], [, , place = null]) => {
			const from = toNumber(place);
			if (typeof from !== 'number' || from <= 1) return false;
			const rest = whole.slice(Math.trunc(from) - 1);
			return rest !== '' && !rest.includes(sought);
		})
	},
	{
		name: 'the greatest length',
		why: 'text is no longer than a cell holds',
		of: ['REPT', '&'],
		holds: (given, { name }) => {
			const [first = '', second = ''] = given.map(toText);
			if (isFailure(first) || isFailure(second)) return false;
			const size = signsOf(first).length;
			return (name === '&' ? size + second.length : size * Math.trunc(Number(second))) > LONGEST;
		}
	},
	{
		name: 'the last day there is',
		why: 'beyond 9999-12-31 it is #NUM!',
		of: reading('day'),
		holds: some(['day'], (value) => Number(toNumber(value)) >= LAST_DAY + 1)
	},
	{
		name: 'a day by itself',
		why: 'the time of a day is cut off; the engine adds the days since the year 0 first, which rounds',
		of: ['WEEKDAY'],
		holds: ofNumbers((serial) => Math.floor(serial + YEAR_0) !== Math.floor(serial) + YEAR_0)
	},
	{
		name: 'the 29th of February',
		why: 'the last day of a month stays in a leap year',
		of: ['EDATE'],
		holds: ofNumbers((serial, months) => {
			const [year = 0, month = 0, date = 0] = String(toDay(serial)).split('-').map(Number);
			const then = new Date(Date.UTC(year, month + Math.trunc(months), 0));
			return date >= 29 && then.getUTCMonth() === 1 && then.getUTCDate() === 29;
		})
	},
	{
		name: 'the same number',
		why: 'two decimals of at most fifteen digits are equal when they are the same',
		of: comparisons,
		holds: ([a, b]) =>
			typeof a === 'number' && typeof b === 'number' && a !== b && nearlyEqual(a, b)
	},
	{
		name: 'by code point',
		why: 'text is ordered as the database can, where a sign is neither a plain letter nor a digit',
		of: ['<', '<=', '>', '>='],
		holds: ([a, b]) => typeof a === 'string' && typeof b === 'string' && differsInSign(a, b)
	}
];

/** Signs as " " and "-" stand before digits and these before letters either way; of all else only code points tell. */
function differsInSign(a: string, b: string): boolean {
	const [left, right] = [a.toLowerCase(), b.toLowerCase()];
	const at = [...left].findIndex((_, at) => left[at] !== right[at]);
	const [one, other] = [left[at], right[at]];
	if (one === undefined || other === undefined) return false;
	const isPlain = /[a-z0-9]/;
	const isKnown = /[a-z0-9 -/]/;
	return !isKnown.test(one) || !isKnown.test(other) || !(isPlain.test(one) || isPlain.test(other));
}
