import { describe, expect, test } from 'vitest';
import { price, text } from '#lib/domain/model/field.ts';
import { compile } from '#lib/formulas/compile.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { breathe } from '#lib/server/db/transaction.ts';
import { computed } from '#lib/server/formulas/compute.ts';

const context = { today: '2026-03-02' };
const long = 'a'.repeat(2_000);

function compiled(source: string) {
	const parsed = parseFormula(source, { a: price(), name: text() });
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	return compile(parsed.value);
}
const rowsOf = (count: number) => Array.from({ length: count }, (_, a) => ({ a, name: long }));

/** What work comes to, and how often others had their turn meanwhile. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ result: T; turns: number }> {
	let turns = 0;
	let isDone = false;
	const others = (async () => {
		for (; !isDone; turns++) await breathe();
	})();
	const result = await work;
	isDone = true;
	await others;
	return { result, turns };
}

/** Ten times 32,000 signs are searched through, for each row. */
const laborious = `=LEN(${Array(10)
	.fill(0)
	.reduce(
		(inner: string) => `SUBSTITUTE(${inner},"a","a")`,
		'SUBSTITUTE([name],"a","aaaaaaaaaaaaaaaa")'
	)})`;

describe('formulas over many rows on the server', () => {
	test('are computed in the order of the rows, and hold nobody up', async () => {
		const rows = rowsOf(100_000);
		const { result, turns } = await turnsDuring(
			computed(compiled('=ROUND([a]*1.035,2)'), rows, context, 'ana')
		);
		expect(result).toMatchObject({ ok: true });
		expect(result.ok && [result.value.length, result.value[99_999]]).toEqual([100_000, 103_498.97]);
		expect(turns).toBeGreaterThan(8);
	});

	test('by threads hold nobody up either', async () => {
		const rows = rowsOf(30_000);
		await computed(compiled('=MEDIAN([a],1)'), rows.slice(0, 1), context, 'ana');
		const work = computed(compiled('=MEDIAN([a],1)'), rows, context, 'ana');
		const { result, turns } = await turnsDuring(work);
		expect(result.ok && result.value.slice(0, 4)).toEqual([0.5, 1, 1.5, 2]);
		expect(turns).toBeGreaterThan(8);
	});

	test('are ended when they take too long, without holding anybody up', async () => {
		const { result, turns } = await turnsDuring(
			computed(compiled(laborious), rowsOf(3_000), context, '')
		);
		expect(result).toEqual({ ok: false, problems: [{ code: 'formula.too-slow' }] });
		expect(turns).toBeGreaterThan(8);
	});

	test('are ended when they come to more text than the server can keep', async () => {
		const text = compiled('=SUBSTITUTE([name],"a",[a]&"aaaaaaaaaa")');
		const result = await computed(text, rowsOf(10_000), context, 'ana');
		expect(result).toEqual({ ok: false, problems: [{ code: 'formula.too-hungry' }] });
	});
});
