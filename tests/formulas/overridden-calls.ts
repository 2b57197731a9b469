import { errorNames } from '#lib/formulas/node.ts';
import type { Cells } from '#lib/formulas/run.ts';
import { failures, toSerial, type Value } from '#lib/formulas/value.ts';

/** What a call makes of an argument; a `value` is taken as it is. */
export type Reading = 'number' | 'whole' | 'day' | 'text' | 'flag' | 'value';
export type Argument = keyof ReturnType<typeof argumentsOf>;

/** A call of a function or an operator: which arguments out of a row it takes, and how it reads them. */
export type Call = {
	readonly name: string;
	readonly takes: readonly Argument[];
	readonly reads: readonly Reading[];
};

const call = (name: string, ...takes: readonly (readonly [Argument, Reading])[]): Call => ({
	name,
	takes: takes.map(([argument]) => argument),
	reads: takes.map(([, reading]) => reading)
});

const amount = ['amount', 'number'] as const;
const step = ['step', 'number'] as const;
const count = ['count', 'number'] as const;
const text = ['text', 'text'] as const;
const part = ['part', 'text'] as const;
const place = ['place', 'whole'] as const;
const day = ['day', 'day'] as const;

export const comparisons = ['=', '<>', '<', '<=', '>', '>='];

/** All that computes otherwise than the engine's own (engine/overrides.ts), and +, & and AND for how arguments are read. */
export const calls: readonly Call[] = [
	...['ROUND', 'ROUNDUP', 'ROUNDDOWN', 'TRUNC'].map((name) =>
		call(name, amount, ['count', 'whole'])
	),
	...['CEILING', 'FLOOR', 'MROUND', 'MOD'].map((name) => call(name, amount, step)),
	...['EVEN', 'ODD', 'INT', 'VALUE'].map((name) => call(name, amount)),
	...['^', 'POWER', '+'].map((name) => call(name, step, count)),
	...comparisons.map((name) => call(name, ['amount', 'value'], ['step', 'value'])),
	...comparisons.map((name) => call(name, ['text', 'value'], ['other', 'value'])),
	call('SUBSTITUTE', text, part, ['put', 'text']),
	call('SUBSTITUTE', text, ['sought', 'text'], ['put', 'text'], place),
	call('FIND', part, text),
	call('FIND', part, text, place),
	call('REPT', text, count),
	call('&', text, ['long', 'text']),
	call('AND', ['count', 'flag'], ['other', 'flag']),
	...['YEAR', 'MONTH', 'DAY', 'WEEKDAY'].map((name) => call(name, day)),
	call('WEEKDAY', day, ['way', 'whole']),
	...['EDATE', 'EOMONTH'].map((name) => call(name, day, ['count', 'whole'])),
	call('DAYS', day, ['due', 'day']),
	call('CHOOSE', place, ['amount', 'value'], ['text', 'value'], ['day', 'value'])
];

/**
 * Arguments out of a random row. In three rows of four each is of its own kind, in the fourth of any kind at all: a
 * number, a blank, text, a day, a flag or an error.
 */
export function argumentsOf(row: Cells, at: number) {
	const cell = (name: string): Value => row[name] ?? null;
	const number = (name: string) => (typeof row[name] === 'number' ? row[name] : 0);
	const dayIn = (name: string): Value => {
		const day = row[name];
		return typeof day === 'string' ? toSerial(day) : null;
	};
	// Products are seldom the number that is nearest to a decimal.
	const products = [number('b') * 1.1, number('b') * 0.29, number('b') * 0.07, number('q') * 3];
	const computed = products[Math.floor(at / 3) % products.length] ?? 0;
	const kinds: readonly Value[] = [
		...[cell('a'), cell('n'), computed, cell('name'), cell('other'), null],
		...[dayIn('on'), cell('active'), failures[errorNames[at % errorNames.length] ?? '#N/A']]
	];
	const round = Math.floor(at / 4);
	const any = (turn: number) =>
		kinds[Math.floor(round / kinds.length ** turn) % kinds.length] ?? null;
	const mostly = (turn: number, own: Value) => (at % 4 === 3 ? any(turn) : own);
	const some = (at % 9) - 1;
	const part = mostly(1, at % 3 === 0 ? cell('other') : String(cell('name')).slice(1, 2));
	return {
		amount: mostly(0, at % 3 === 0 ? computed : cell('a')),
		step: mostly(1, cell('q')),
		count: few(mostly(2, cell('n'))),
		text: mostly(0, cell('name')),
		other: mostly(1, cell('other')),
		part,
		// Which one of nothing, the engine counts without an end.
		sought: part === null || part === '' ? 'a' : part,
		put: mostly(2, at % 5 === 0 ? '<$&>' : cell('other')),
		long: mostly(1, at % 50 === 0 ? 'x'.repeat(32_766) : cell('other')),
		place: mostly(2, at % 5 === 0 ? some / 3 : some),
		// Now and then a moment before midnight.
		day: mostly(0, at % 50 === 1 ? Number(dayIn('on')) + 1 - 1e-11 : dayIn('on')),
		due: mostly(1, dayIn('due')),
		way: mostly(1, at % 5 === 0 ? some / 3 : at % 20)
	};
}

/** Text repeated more often ends the engine with an exception. */
const few = (value: Value) =>
	typeof value === 'number' && Math.abs(value) > 50_000 ? value % 1_000 : value;
