import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import type { SheetCells } from '#lib/domain/sheets/sheet.ts';
import { sheetValues } from '#lib/server/queries/sheet-results.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { makeWorld, TODAY, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { entities } = world.api();
	const unit = (await entities.unit.list({ offset: 0, limit: 1 })).rows[0]?.id ?? '';
	const article = (number: string, name: string, cells = {}) => ({
		id: newId(),
		version: 0,
		patch: { number, name, unit, kind: 'goods' as const, ...cells }
	});
	await entities.article.save({
		operation: newId(),
		changes: [
			article('17', 'Chai', { salesPrice: 18, cost: 12.4 }),
			article('18', 'Tea', { salesPrice: 2 }),
			article('19', 'Tea', { salesPrice: 3 })
		]
	});
	await entities.vatRate.list({ offset: 0, limit: 1 });
});
afterAll(() => world.close());

async function computed(cells: SheetCells, held: readonly string[] = grants) {
	const actor = { userId: 'ana', name: 'Ana', grants: new Set(held), warehouses: 'all' as const };
	const { values, problems } = await sheetValues({ db: world.db, actor, today: TODAY }, cells);
	return {
		values: Object.fromEntries([...values].map(([name, { value }]) => [name, value])),
		looks: Object.fromEntries(
			[...values].flatMap(([name, { look }]) => (look ? [[name, look]] : []))
		),
		problems: Object.fromEntries([...problems].map(([name, { code }]) => [name, code])),
		reasons: Object.fromEntries([...problems].map(([name, { params }]) => [name, params]))
	};
}

describe('a sheet', () => {
	test('is computed as a whole, with ranges, text, days and what the engine does otherwise', async () => {
		const { values, looks } = await computed({
			A1: 2.675,
			A2: "'=1+1",
			A3: '2026-02-27',
			B1: '=ROUND(A1,2)',
			B2: '=A2&"!"',
			B3: '=A3+2',
			B4: '=SUM(A1:A1,$A$1)',
			B5: '=TODAY()',
			B6: '=12%',
			B7: '=SUM(C1:C3)',
			C1: '=SEQUENCE(3)',
			D1: '=TRUE'
		});
		expect(values).toEqual({
			A1: 2.675,
			A2: '=1+1',
			A3: 46080,
			B1: 2.68,
			B2: '=1+1!',
			B3: 46082,
			B4: 5.35,
			B5: 46083,
			B6: 0.12,
			B7: 6,
			C1: 1,
			C2: 2,
			C3: 3,
			D1: true
		});
		expect(looks).toEqual({ A3: 'day', B3: 'day', B5: 'day', B6: 'percent' });
	});

	test('looks up cells of tables by number, name, and what stands in other cells', async () => {
		const { values, problems } = await computed({
			A1: 17,
			B1: '=ARTICLE("17","salesPrice")',
			B2: '=ARTICLE(A1,"SALESPRICE")*2',
			B3: '=ARTICLE("chai","unit")',
			B4: '=COST(A1)',
			B5: '=ARTICLE(ARTICLE("Chai","number"),"name")',
			B6: '=FX(10,"EUR","EUR")',
			B7: '=UNIT(B3,"code")',
			B8: '=PRICE("",A1,1)',
			B9: '=VATRATE("standard")',
			C1: '=VATRATE("standrad")',
			C2: '=VATRATE(D9)&"."',
			C3: '=VATRATE("standard","2020-08-01")',
			C4: "'2020-08-01",
			C5: '=VATRATE("standard",C4)',
			C6: '=FX(10,"EUR","EUR",C4)'
		});
		expect(problems).toEqual({});
		expect(values).toMatchObject({ B9: 19, C1: '#N/A', C2: '.', C3: 16, C5: 16, C6: 10 });
		expect(values).toMatchObject({ B1: 18, B2: 36, B4: 12.4, B5: 'Chai', B6: 10, B8: 18 });
		expect(values['B3']).toBeTypeOf('string');
	});

	test('says of a function with too few or too many values what is wrong with it', async () => {
		const { problems, reasons, values } = await computed({
			A1: '=PRICE(A9,1)',
			A2: '=COST(1,2)',
			A3: '=ARTICLE()',
			A4: '=MROUND(7)',
			A5: '=ROUND(1,2,3)',
			A6: '=TEXT(1)',
			A7: '=IFS(1,2,3)',
			A8: '=TODAY(1)',
			B1: `=SUM(${Array(60).fill('1').join(',')})`,
			B2: '=NETWORKDAYS(DATE(2026,1,1),DATE(2026,1,9),DATE(2026,1,6))',
			B3: '=ROUND(1.5)'
		});
		expect(reasons).toEqual({
			A1: { name: 'PRICE', missing: 'quantity' },
			A2: { name: 'COST', most: 1 },
			A3: { name: 'ARTICLE', missing: 'key, field' },
			A4: { name: 'MROUND', missing: 'multiple' },
			A5: { name: 'ROUND', most: 2 },
			A6: { name: 'TEXT', missing: 'format' },
			A7: { name: 'IFS', missing: 'then' },
			A8: { name: 'TODAY', most: 0 }
		});
		expect(problems).toMatchObject({
			A1: 'formula.missing-arguments',
			A2: 'formula.too-many-arguments'
		});
		expect(values).toMatchObject({ A4: '#ERROR!', B1: 60, B2: 6, B3: 2 });
	});

	test('says why a cell is an error', async () => {
		const { values, problems } = await computed({
			A1: '=ARTICLE("99","name")',
			A2: '=ARTICLE("17","nmae")',
			A3: '=ARTICLE("Tea","name")',
			A4: '=NOSUCH(1)',
			A5: '=1+',
			A6: '=foo',
			A7: '=A10001',
			A8: '=A9',
			A9: '=A8',
			B1: '=SEQUENCE(2)',
			B2: 'in the way',
			B3: '=ARTICLE("17")',
			B4: '=A2+1',
			B5: `=${'('.repeat(50)}1${')'.repeat(50)}`,
			B6: `=${'('.repeat(2000)}1${')'.repeat(2000)}`,
			B7: '=REPT("x",1E8)',
			B8: '=1/0',
			B9: '=KX_ASK("ARTICLE","17","name")'
		});
		expect(problems).toEqual({
			A1: 'reference.unknown',
			A2: 'sheet.no-field',
			A3: 'reference.ambiguous',
			A4: 'formula.unknown-function',
			A5: 'formula.syntax',
			A6: 'sheet.unknown-name',
			A7: 'sheet.outside',
			A8: 'formula.circular',
			A9: 'formula.circular',
			B1: 'sheet.no-room',
			B3: 'formula.missing-arguments',
			B6: 'formula.too-long',
			B9: 'formula.unknown-function'
		});
		expect(values).toMatchObject({
			A1: '#N/A',
			A2: '#NAME?',
			A3: '#N/A',
			A4: '#NAME?',
			A6: '#NAME?',
			A7: '#REF!',
			A8: '#CYCLE!',
			B4: '#NAME?',
			B5: 1,
			B7: '#VALUE!',
			B8: '#DIV/0!'
		});
	});

	test('keeps out what holds up the engine, and computes all else', async () => {
		const { values, problems } = await computed({
			A1: '=1+1',
			A2: `=SUM(${Array.from({ length: 40 }, () => 'SEQUENCE(9000,700)').join()})`,
			A3: '=A1*2',
			A4: '=A2+1',
			A5: '=A3&"x"'
		});
		expect(problems).toEqual({ A2: expect.stringMatching(/^formula\.too-(slow|hungry)$/) });
		expect(values).toMatchObject({ A1: 2, A3: 4, A4: '#VALUE!', A5: '4x' });
	}, 60_000);

	test('tells nobody what he may not see, nor whether it is there', async () => {
		const cells = {
			A1: '=ARTICLE("17","cost")',
			A2: '=ARTICLE("99","cost")',
			A3: '=ARTICLE("17","salesPrice")',
			A4: '=PARTNER("17","name")',
			A5: '=PARTNER("none","nothing")',
			A6: '=COST("17")',
			A7: '=IFERROR(ARTICLE("17","cost"),"none")'
		};
		const told = await computed(cells, ['article.read', 'unit.read']);
		expect(told.values).toEqual({
			A1: '#N/A',
			A2: '#N/A',
			A3: 18,
			A4: '#N/A',
			A5: '#N/A',
			A6: '#NAME?',
			A7: 'none'
		});
		expect(told.problems).toEqual({
			A1: 'sheet.hidden-field',
			A2: 'sheet.hidden-field',
			A4: 'sheet.no-right',
			A5: 'sheet.no-right',
			A6: 'formula.unknown-function'
		});
		expect((await computed(cells)).values).toMatchObject({ A1: 12.4, A6: 12.4 });
	});
});
