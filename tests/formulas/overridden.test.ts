import * as hyper from 'hyperformula';
import { describe, expect, test } from 'vitest';
import { sheetOn, valueAt } from '#lib/formulas/engine/compute.ts';
import { isFailure, toSerial } from '#lib/formulas/value.ts';
import { randomRows } from './random-rows.ts';
import { byClosure, parsed } from './three-ways.ts';

/** Rows in which nothing is to be rounded, no sign differs and no end is near. */
const rows = randomRows(500, 11).map((row, at) => ({
	...row,
	n: at % 60,
	q: 1 + (at % 7),
	name: ['banana', 'Chai', 'a-b-c', '12', 'naan'][at % 5] ?? '',
	on: `20${10 + (at % 20)}-${10 + (at % 3)}-${10 + (at % 18)}`
}));

/** The formula by the engine's own functions, none of ours in their place. */
function byItself(source: string) {
	const text = source
		.replaceAll('[n]', 'A')
		.replaceAll('[q]', 'B')
		.replaceAll('[name]', 'C')
		.replaceAll('[on]', 'D')
		.replace(/\b([A-D])(?![A-Z(])/g, '$1#');
	const engine = sheetOn(
		hyper,
		rows.map(({ n, q, name, on }, at) => [
			n,
			q,
			`'${name}`,
			toSerial(on),
			text.replaceAll('#', String(at + 1))
		])
	);
	const values = rows.map((_, row) => valueAt(engine, row, 4));
	engine.destroy();
	return values.map((value) => (isFailure(value) ? value.error : value));
}

describe('what stands in for a function of the engine agrees with it where that is right', () => {
	test.each([
		...['=ROUND([n],-1)', '=ROUNDUP([n],-1)', '=ROUNDDOWN([n],-1)', '=TRUNC([n]/4)', '=INT([n]/4)'],
		...['=CEILING([n],[q])', '=FLOOR([n],[q])', '=MROUND([n],[q])', '=EVEN([n]/2)', '=ODD([n]/2)'],
		...['=MOD([n],[q])', '=POWER([q],[q])', '=[q]^2', '=REPT([name],[q])', '=EDATE([on],[n])'],
		...['=SUBSTITUTE([name],"a","o")', '=SUBSTITUTE([name],"a","",2)', '=FIND("a","banana",[q]-1)'],
		...['=[n]<[q]', '=[n]>=[q]', '=[n]=[q]', '=[n]<>[q]', '=YEAR([on])', '=EOMONTH([on],[q])'],
		...['=WEEKDAY([on],[q])', '=CHOOSE([q],1,2,3)', '=VALUE([n]&"")']
	])('%s', (source) => {
		const isDay = source.includes('EDATE') || source.includes('EOMONTH');
		const ours = byClosure(parsed(source), rows).map((value) =>
			isDay ? toSerial(String(value)) : value
		);
		expect(ours).toEqual(byItself(source));
	});
});
