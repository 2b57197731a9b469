import { describe, expect, test } from 'vitest';
import { closureOf } from '#lib/formulas/compile.ts';
import type { Content } from '#lib/formulas/engine/protocol.ts';
import { overrides } from '#lib/formulas/engine/overrides.ts';
import { isFailure, toNumber, type Value } from '#lib/formulas/value.ts';
import { deviations } from './deviations.ts';
import { argumentsOf, calls, comparisons, type Call } from './overridden-calls.ts';
import { randomRows } from './random-rows.ts';
import { inSheet } from './three-ways.ts';

/** What chance does not bring: neighbours of fifteen digits, and a power between 1e304 and the greatest number. */
const rare = [
	{ a: 999_999_999.999999, q: 1_000_000_000 },
	{ a: 1_000_000_000, q: 999_999_999.999999 },
	{ q: 10, n: 305 }
];
const rows = [...randomRows(10_000, 11), ...rare].map(argumentsOf);
const names = Object.keys(rows[0] ?? {});

const theirs = inSheet(
	rows.map((row) => Object.values(row).map(content)),
	(row) => calls.map((call) => written(call, row))
);
const compared = calls.map((call, at) => ({
	call,
	title: `${call.name}(${call.takes.join()})`,
	rows: rows.map((row, number) => {
		const given = call.takes.map((name) => row[name]);
		const ours = computed(call, given);
		const wanted = theirs[at]?.[number] ?? null;
		const why = deviations.filter(({ of, holds }) => of.includes(call.name) && holds(given, call));
		return { given, ours, wanted, why, agree: same(ours, wanted, slack(call, given)) };
	})
}));

/**
 * What stands in for a function of the engine, over random rows, against that function itself: they agree wherever no
 * deviation holds that has a name and a reason.
 */
describe('what stands in for a function of the engine agrees with it where nothing deviates', () => {
	test.each(compared)('$title', ({ rows }) => {
		const plain = rows.filter(({ why }) => why.length === 0);
		const differing = plain.filter(({ agree }) => !agree);
		expect(differing.slice(0, 3)).toEqual([]);
		expect(plain.length).toBeGreaterThan(7_000);
		expect(plain.filter(({ ours }) => !isFailure(ours)).length).toBeGreaterThan(1_000);
	});
});

describe('a deviation occurs, and lets through little that does not differ', () => {
	const each = deviations.flatMap(({ name, why, of }) => of.map((one) => ({ name, why, of: one })));
	test.each(each)('$name in $of: $why', ({ name, of }) => {
		const given = compared.flatMap(({ call, rows }) => (call.name === of ? rows : []));
		const alone = given.filter(({ why }) => why.length === 1 && why[0]?.name === name);
		const differing = alone.filter(({ agree }) => !agree);
		expect(differing.length).toBeGreaterThan(0);
		// Most of what FIND looks for is nowhere, however it is read.
		expect(differing.length / alone.length).toBeGreaterThan(of === 'FIND' ? 0.005 : 0.1);
	});
});

/** The call in a row of the sheet, by the engine's own function and nothing of ours. */
function written({ name, takes }: Call, row: number): string {
	const cells = takes.map(
		(argument) => `${String.fromCharCode(65 + names.indexOf(argument))}${row}`
	);
	return /^[A-Z]/.test(name) ? `=${name}(${cells.join()})` : `=${cells.join(name)}`;
}

function content(value: Value): Content {
	if (typeof value === 'string') return `'${value}`;
	if (!isFailure(value)) return value;
	return value.error === '#N/A' ? '=NA()' : value.error;
}

/** By the closure; two cells are compared as what they are, not as what was computed. */
function computed({ name }: Call, given: readonly Value[]): Value {
	if (comparisons.includes(name)) return overrides['COMPARED']?.(name, ...given, 1) ?? null;
	const runs = given.map((value) => () => value);
	return closureOf(name, runs)({}, { today: '2026-03-15' });
}

/** What is left of a number is as exact as the number was. */
function slack({ name }: Call, [first = null]: readonly Value[]): number {
	const size = Math.abs(Number(toNumber(first)));
	return name === 'MOD' && size > 0 ? Number.EPSILON * size : 0;
}

function same(ours: Value, wanted: Value, slack: number): boolean {
	if (isFailure(ours) && isFailure(wanted)) return ours.error === wanted.error;
	if (typeof ours !== 'number' || typeof wanted !== 'number') return ours === wanted;
	return Math.abs(ours - wanted) <= Math.max(1e-9, 1e-12 * Math.abs(wanted), slack);
}
