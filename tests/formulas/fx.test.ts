import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantity } from '#lib/domain/model/field.ts';
import { askKey, compile } from '#lib/formulas/compile.ts';
import { parseFormula } from '#lib/formulas/parse.ts';

const parsed = parseFormula('=FX([amount],"A","B")', { amount: quantity() });
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const { run, asks } = compile(parsed.value);

/** FX of an amount where `from` and `to` are the rates of its two currencies. */
function exchanged(amount: number | null, from: number, to: number) {
	const answers = new Map([
		[askKey('FXRATE', ['A', null]), from],
		[askKey('FXRATE', ['B', null]), to]
	]);
	return run({ amount }, { today: '2026-03-02', answers });
}

test('asks for the two rates, once for all rows', () => {
	const rows = [{ amount: 1 }, { amount: 2 }];
	expect(asks(rows, { today: '2026-03-02' })).toEqual([
		{ name: 'FXRATE', args: ['B', null] },
		{ name: 'FXRATE', args: ['A', null] }
	]);
	expect(parsed.ok && parsed.value.asked).toEqual(['FX']);
});

test('without a rate there is no amount', () => {
	const answers = new Map([[askKey('FXRATE', ['B', null]), '#N/A']]);
	expect(run({ amount: 1 }, { today: '2026-03-02', answers })).toBe('#N/A');
});

test.each([
	['own to foreign', 100, 1, 1.0895, 108.95],
	['foreign to own', 108.95, 1.0895, 1, 100],
	['one foreign to another', 50, 1.0895, 4.2785, 196.351537],
	['half up, away from zero', 0.000001, 2, 1, 0.000001],
	['half up, also what is owed', -0.000001, 2, 1, -0.000001],
	['nothing', 0, 1.0895, 4.2785, 0]
])('%s', (_name, amount, from, to, expected) => {
	expect(exchanged(amount, from, to)).toBe(expected);
});

/** The same by whole numbers of any length: millionths in, millionths out. */
function exact(amount: bigint, from: bigint, to: bigint): number {
	const size = amount < 0n ? -amount : amount;
	const half = (2n * size * to + from) / (2n * from);
	return Number(amount < 0n ? -half : half) / 1e6;
}
const MILLION = 1_000_000n;
const rate = fc.bigInt(1n, 100n * MILLION);

test('is exact from the own currency for up to fifteen digits', () => {
	const cents = fc.bigInt(-(10n ** 7n), 10n ** 7n);
	fc.assert(
		fc.property(cents, rate, (amount, to) => {
			const expected = exact(amount * 10_000n, MILLION, to);
			const found = Number(exchanged(Number(amount) / 100, 1, Number(to) / 1e6));
			// Of 0 and -0 neither is wrong.
			expect(found + 0).toBe(expected + 0);
		}),
		{ numRuns: 20_000 }
	);
});

test('is never off by more than the finest place', () => {
	const millionths = fc.bigInt(-(10n ** 13n), 10n ** 13n);
	fc.assert(
		fc.property(millionths, rate, rate, (amount, from, to) => {
			const expected = exact(amount, from, to);
			fc.pre(Math.abs(expected) < 1e8);
			const found = Number(exchanged(Number(amount) / 1e6, Number(from) / 1e6, Number(to) / 1e6));
			expect(Math.abs(found - expected)).toBeLessThan(1.5e-6);
		}),
		{ numRuns: 20_000 }
	);
});
