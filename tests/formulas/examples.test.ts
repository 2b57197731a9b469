import { describe, expect, test } from 'vitest';
import { compile } from '#lib/formulas/compile.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { date, flag, price, text } from '#lib/domain/model/field.ts';

const fields = { a: price(), b: price(), name: text(), on: date(), active: flag() };
const row = { a: 18, b: null, name: 'Chai', on: '2024-02-29', active: true };

function value(source: string) {
	const parsed = parseFormula(source, fields);
	if (!parsed.ok) return parsed.problems.map(({ code }) => code).join();
	return compile(parsed.value).run(row, { today: '2024-03-01' });
}

describe('what formulas come to', () => {
	test.each([
		['=ROUND([a]*1.035,2)', 18.63],
		['=ROUND(2.675,2)', 2.68],
		['=ROUND(1.005,2)', 1.01],
		['=ROUND(-2.5)', -3],
		['=ROUND(1234.5,-2)', 1200],
		['=[b]+1', 1],
		['=[name]&"!"', 'Chai!'],
		['=[name]+1', '#VALUE!'],
		['=1/[b]', '#DIV/0!'],
		['=IFERROR(1/[b],"none")', 'none'],
		['=[name]="chai"', true],
		['=-2^2', 4],
		['=0.1+0.2=0.3', true],
		['=0.1+0.2-0.3', 0],
		['=50%*[a]', 9],
		['=[on]+1', '2024-03-01'],
		['=[on]-DATE(2024,1,1)', 59],
		['=TODAY()', '2024-03-01'],
		['=IF([on]<TODAY(),[on],"")', '2024-02-29'],
		['=DATE(2024,14,31)', '2025-03-03'],
		['=MAX([a],[b])', 18],
		['=MIN([b],[a])', 18],
		['=AVERAGE([b])', '#DIV/0!'],
		['=COUNT([a],[b],[name],3)', 2],
		['=INT(-8.9)', -9],
		['=INT(0.29*100)', 29],
		['=MOD(-7,3)', 2],
		['=MOD(0.3,0.1)', 0],
		['=ROUND(MOD(999999999.999999,2),6)', 1.999999],
		['=ROUNDUP(1.1*3,1)', 3.3],
		['=SWITCH([name],"tea",1,"CHAI",2)', 2],
		['=IFS([a]>20,"dear",[a]>10,"fair")', 'fair'],
		['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
		['=VALUE("0012")', 12],
		['="1E3"+1', '#VALUE!'],
		['=LEFT([name],2)&RIGHT([name])', 'Chi'],
		['=0^0', '#NUM!'],
		['=10^400', '#NUM!'],
		['=IF([active],"yes","no")', 'yes'],
		['=[b]', null],
		['=TRUNC(-8.99,1)', -8.9],
		['=FLOOR(0.15,0.05)', 0.15],
		['=FLOOR(999999999.999999,2)', 999_999_998],
		['=CEILING(800000000.000001,8)', 800_000_008],
		['=CEILING([a],5)', 20],
		['=CEILING(2,-1)', '#NUM!'],
		['=MROUND(7,5)', 5],
		['=MROUND(0.3,0.2)', 0.4],
		['=MROUND(999999998.999999,2)', 999_999_998],
		['=EVEN(0.29*100)', 30],
		['=ODD(-2)', -3],
		['=SIGN(-[a])', -1],
		['=LN(0)', '#NUM!'],
		['=FIND("a",[name])', 3],
		['=FIND("a",[name],4)', '#VALUE!'],
		['=REPT("ab",3)', 'ababab'],
		['=REPT("x",100000000)', '#VALUE!'],
		['=EXACT([name],"chai")', false],
		['=CHOOSE(2,"x",ROUND(2.675,2))', 2.68],
		['=CHOOSE(3,1,2)', '#NUM!'],
		['=XOR([active],TRUE)', false],
		['=ISERROR(1/0)', true],
		['=EDATE([on],12)', '2025-02-28'],
		['=EDATE([on],-12*1950)', '#NUM!'],
		['=EOMONTH([on],0)', '2024-02-29'],
		['=WEEKDAY([on],2)', 4],
		['=DAYS([on],DATE(2024,1,1))', 59],
		['=DAYS(-1,1/0)', '#NUM!'],
		['=DAYS([on],-1)', '#NUM!'],
		['=WEEKDAY(-1,[name])', '#NUM!'],
		['=EDATE(-1,1/0)', '#NUM!'],
		['=EOMONTH(2958466,[name])', '#NUM!'],
		[' [a] ', 18],
		['=TRUE()', true]
	])('%s', (source, expected) => {
		expect(value(source)).toEqual(expected);
	});
});

describe('what cannot be read', () => {
	test.each([
		['=1+', 'formula.syntax'],
		['', 'formula.syntax'],
		['=ROUND([a],2', 'formula.syntax'],
		['=[zzz]', 'formula.unknown-column'],
		['=a', 'formula.brackets'],
		['=A1:B2', 'formula.brackets'],
		['=FOO(1)', 'formula.unknown-function'],
		['=ROUND(1,2,3)', 'formula.too-many-arguments'],
		['=IFS(1,2,3)', 'formula.missing-arguments'],
		['={1,2}', 'formula.syntax'],
		['="abc', 'formula.syntax'],
		['=LET(x,1,x)', 'formula.unknown-function'],
		[`=${Array(60).fill('1').join('+')}`, 'formula.too-complex'],
		['='.padEnd(2001, '1'), 'formula.too-long']
	])('%s', (source, expected) => {
		expect(value(source)).toEqual(expected);
	});
});
