import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/model/problem.ts';
import { keptOut } from '#lib/formulas/sheets/keep-out.ts';
import type { SheetComputed } from '#lib/formulas/sheets/protocol.ts';

const SLOW: Problem = { code: 'formula.too-slow' };
const names = Array.from({ length: 100 }, (_, at) => `A${at + 1}`);

/** An engine that some formulas hold up. */
function engine(slow: readonly string[]) {
	const attempts: number[] = [];
	const attempt = async (running: ReadonlySet<string>): Promise<SheetComputed | Problem> => {
		attempts.push(running.size);
		if (slow.some((name) => running.has(name))) return SLOW;
		const values = new Map([...running].map((name) => [name, { value: 1 }] as const));
		return { values, problems: new Map(), asks: [] };
	};
	return { attempt, attempts };
}

describe('a formula that holds up the engine', () => {
	test('is found among all, however many there are', async () => {
		const { attempt } = engine(['A7', 'A93']);
		const { computed, out } = await keptOut(names, () => true, attempt);
		expect([...out]).toEqual([
			['A7', SLOW],
			['A93', SLOW]
		]);
		expect(computed.values.size).toBe(98);
	});

	test('is looked for where something was typed, at once', async () => {
		const { attempt, attempts } = engine(['A50']);
		const { out } = await keptOut(names, (name) => name === 'A50', attempt);
		expect([...out.keys()]).toEqual(['A50']);
		expect(attempts).toEqual([100, 99, 99]);
	});

	test('may be an old one that a typed number made slow', async () => {
		const { attempt } = engine(['A3']);
		const { out, computed } = await keptOut(names, () => false, attempt);
		expect([...out.keys()]).toEqual(['A3']);
		expect(computed.values.size).toBe(99);
	});

	test('costs no more than so many attempts, even where all do', async () => {
		const { attempt, attempts } = engine(names);
		const { out } = await keptOut(names, () => true, attempt);
		expect(out.size).toBe(100);
		expect(attempts.length).toBeLessThan(70);
	});
});

test('where none does, the engine is asked once', async () => {
	const { attempt, attempts } = engine([]);
	await keptOut(names, () => true, attempt);
	expect(attempts).toEqual([100]);
});
