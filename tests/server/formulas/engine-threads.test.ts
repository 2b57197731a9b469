import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { date, formula, price, text } from '#lib/domain/model/field.ts';
import type { Pool } from '#lib/formulas/engine/pool.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { openEngines } from '#lib/server/formulas/engine-threads.ts';

const fields = { a: price(), name: text(), on: date() };
const context = { today: '2026-03-02' };
const row = { a: 2, name: 'chai tea', on: '2026-03-02' };
/** The engine looks for the day of so many working days for ever. */
const ENDLESS = '=WORKDAY([on],10^17)';

let pool: Pool | undefined;
afterEach(() => pool?.close());
const opened = (options?: Parameters<typeof openEngines>[0]) => (pool = openEngines(options));
/** So that a machine that is busy with other things finds nothing slow but what never ends. */
const patient = () => 20_000;

function order(source: string, count = 1, by = 'ana') {
	const parsed = parseFormula(source, fields);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	return { formula: parsed.value, rows: Array(count).fill(row), context, by };
}
const refused = (code: string) => ({ ok: false, problems: [{ code }] });

describe('a thread with an engine', () => {
	test('computes every row, in order, over more rows than go at a time', async () => {
		const { compute } = opened({ allowed: patient });
		const rows = Array.from({ length: 3_500 }, (_, at) => ({ ...row, a: at }));
		const values = await compute({ ...order('=PROPER([name])&[a]'), rows });
		expect(values).toEqual({ ok: true, value: rows.map(({ a }) => `Chai Tea${a}`) });
		expect(await compute({ ...order('=PROPER([name])'), rows: [] })).toEqual({
			ok: true,
			value: []
		});
	});

	test('is ended when a formula never comes to an end, and another takes its place', async () => {
		const { compute } = opened({ threads: 1 });
		await compute(order('=PROPER([name])'));
		expect(await compute(order(ENDLESS, 200))).toEqual(refused('formula.too-slow'));
		expect(await compute(order('=PROPER([name])'))).toEqual({ ok: true, value: ['Chai Tea'] });
	});

	test('is ended when a formula takes its memory, and nothing else falls', async () => {
		const { compute } = opened({ threads: 1, heapMb: 48, allowed: patient });
		const rows = Array.from({ length: 1_000 }, (_, at) => ({ ...row, a: at }));
		const hungry = { ...order('=PROPER(REPT("€"&[a],6000))'), rows };
		expect((await compute(hungry)).ok).toBe(false);
		expect(await compute(hungry)).toEqual(refused('formula.too-hungry'));
		expect(await compute(order('=PROPER([name])'))).toEqual({ ok: true, value: ['Chai Tea'] });
	});

	test('gives no more text than the server can keep', async () => {
		const { compute } = opened({ threads: 1, allowed: patient });
		const values = await compute(order('=PROPER(REPT("x",32000))', 4_000));
		expect(values).toEqual(refused('formula.too-hungry'));
	});

	test('reads the deepest formulas that there may be', async () => {
		const { compute } = opened({ threads: 1, allowed: patient });
		const deeper = (inner: string) =>
			formula(`=${'-('.repeat(39)}${inner}${')'.repeat(39)}`, { as: 'price' });
		const chain = { f1: deeper('[a]'), f2: deeper('[f1]'), f3: deeper('[f2]') };
		const parsed = parseFormula('=MEDIAN([f3],[f2],-1)', { ...fields, ...chain });
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
		expect(await compute({ ...order('=1'), formula: parsed.value })).toEqual({
			ok: true,
			value: [-1]
		});
		const deepest = parseFormula('=-[f3]&-(-(-[f3]))', { ...fields, ...chain });
		expect(deepest).toEqual(refused('formula.too-complex'));
	});
});

describe('several people at the same time', () => {
	test('are not held up by the slow formulas of one of them', async () => {
		const { compute } = opened({ threads: 2 });
		await Promise.all(['ana', 'ben'].map((by) => compute(order('=PROPER([name])', 1, by))));
		const ends: string[] = [];
		const slow = [1, 2, 3].map(async () => {
			const value = await compute(order(ENDLESS, 1, 'ana'));
			ends.push('ana');
			return value;
		});
		expect((await compute(order('=PROPER([name])', 200, 'ben'))).ok).toBe(true);
		// Each of the three takes all the time that there is, one after another.
		expect(ends.length).toBeLessThan(2);
		expect(await Promise.all(slow)).toEqual(slow.map(() => refused('formula.too-slow')));
	});

	test('take turns where there are fewer threads than people', async () => {
		const { compute } = opened({ threads: 1, allowed: patient });
		await compute(order('=PROPER([name])'));
		const ends: string[] = [];
		const told = (name: string, rows: number) =>
			compute(order('=PROPER([name])', rows, name)).then(() => ends.push(name));
		await Promise.all([told('ana', 10_000), told('ben', 3_000), told('cem', 10)]);
		expect(ends).toEqual(['cem', 'ben', 'ana']);
	});

	test('get no second turn while somebody waits for his first', async () => {
		const { compute } = opened({ threads: 1, allowed: patient });
		await compute(order('=PROPER([name])', 1, 'cem'));
		const ends: string[] = [];
		const told = (name: string) =>
			compute(order('=PROPER([name])', 10, name)).then(() => ends.push(name));
		await Promise.all([told('ana'), told('ana'), told('ana'), told('ben')]);
		expect(ends).toEqual(['ana', 'ben', 'ana', 'ana']);
	});

	test('are told when the engines are closed', async () => {
		const { compute, close } = opened({ threads: 1 });
		const waiting = compute(order(ENDLESS));
		await wait(50);
		close();
		await expect(waiting).rejects.toThrow('closed');
	});
});
