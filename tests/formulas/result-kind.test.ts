import { expect, test } from 'vitest';
import { date, flag, integer, money, price, text } from '#lib/domain/model/field.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { resultKind } from '#lib/formulas/result-kind.ts';

const fields = {
	price: price(),
	cost: price(),
	limit: money(),
	count: integer(),
	name: text(),
	on: date(),
	active: flag()
};

test.each([
	['=[price]*1.2', 'price'],
	['=COST([name])', 'price'],
	['=[limit]/12', 'money'],
	['=[count]*2', 'quantity'],
	['=([price]-[cost])/[price]', 'percent'],
	['=IF([price],([price]-[cost])/[price],"")', 'percent'],
	['=[price]/[count]', 'price'],
	['=[name]&"!"', 'text'],
	['=[price]>[cost]', 'flag'],
	['=[on]+30', 'date'],
	['=TODAY()-[on]', 'quantity'],
	['=""', 'text']
])('%s is shown as %s', (source, kind) => {
	const parsed = parseFormula(source, fields);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	expect(resultKind(parsed.value)).toBe(kind);
});
