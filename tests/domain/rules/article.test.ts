import { expect, test } from 'vitest';
import { ruled, told, type Cells, type Others } from './ruled.ts';

const others: Others = {
	main: { name: 'Main' },
	repair: { name: 'Repair' },
	A1: { code: 'A1', warehouse: 'main' },
	pieces: { code: 'PCS', decimals: 0 },
	kilo: { code: 'KG', decimals: 3 }
};

type Line = [name: string, typed: Cells, problems: string[], before?: Cells];
const lines: Line[] = [
	['price above cost', { salesPrice: 12_000_000, cost: 10_000_000 }, []],
	['price equal to cost', { salesPrice: 10_000_000, cost: 10_000_000 }, []],
	[
		'price below cost',
		{ salesPrice: 9_999_999, cost: 10_000_000 },
		['price.below-cost@salesPrice?']
	],
	['a free article without cost', { salesPrice: 0, cost: null }, []],
	[
		'cost raised above price',
		{ cost: 10_000_000 },
		['price.below-cost@salesPrice?'],
		{ salesPrice: 9_000_000 }
	],
	['batch and stock', { tracking: 'batch' }, []],
	[
		'serial without stock',
		{ tracking: 'serial' },
		['tracking.needs-stock@tracking'],
		{ stockManaged: false }
	],
	[
		'stock taken from a tracked one',
		{ stockManaged: false },
		['tracking.needs-stock@stockManaged'],
		{ tracking: 'batch' }
	],
	['a service', { kind: 'service' }, []],
	[
		'a service in stock',
		{ kind: 'service', stockManaged: true },
		['service.in-stock@stockManaged']
	],
	[
		'a service put in stock',
		{ stockManaged: true },
		['service.in-stock@stockManaged'],
		{ kind: 'service', stockManaged: false }
	],
	['bin in its warehouse', { defaultWarehouse: 'main', defaultBin: 'A1' }, []],
	['bin elsewhere', { defaultWarehouse: 'repair', defaultBin: 'A1' }, ['bin.elsewhere@defaultBin']],
	[
		'warehouse left by its bin',
		{ defaultWarehouse: 'repair' },
		['bin.elsewhere@defaultWarehouse'],
		{ defaultWarehouse: 'main', defaultBin: 'A1' }
	],
	['whole pieces', { unit: 'pieces', minimumOrderQuantity: 30_000 }, []],
	[
		'half a piece',
		{ unit: 'pieces', minimumOrderQuantity: 5_000 },
		['number.too-precise@minimumOrderQuantity']
	],
	[
		'less than a gram',
		{ unit: 'kilo', minimumOrderQuantity: 1_251 },
		['number.too-precise@minimumOrderQuantity']
	],
	['half a kilo', { unit: 'kilo', minimumOrderQuantity: 5_000 }, []],
	['EAN-13', { ean: '4006381333931' }, []],
	['EAN-8', { ean: '73513537' }, []],
	['UPC-A', { ean: '036000291452' }, []],
	['GTIN-14', { ean: '10614141000415' }, []],
	['EAN with a slip', { ean: '4006381333932' }, ['ean.wrong-digit@ean']],
	['EAN without its last digit', { ean: '400638133393' }, ['ean.wrong-digit@ean']],
	['EAN of five digits', { ean: '40063' }, ['ean.wrong-length@ean']],
	['EAN with letters', { ean: '40063813339AB' }, ['ean.wrong-length@ean']]
];

test.each(lines)('%s', (_name, typed, problems, before) => {
	const found = ruled({ entity: 'article', typed, others, ...(before ? { before } : {}) });
	expect(found.problems.map(told)).toEqual(problems);
});

test('the cost itself is in no problem', () => {
	const { problems } = ruled({ entity: 'article', typed: { salesPrice: 1, cost: 2 } });
	expect(JSON.stringify(problems)).not.toContain('2');
});

test('becoming a service ends stock management and tracking', () => {
	const before = { kind: 'goods', stockManaged: true, tracking: 'batch' };
	const { after, problems } = ruled({ entity: 'article', before, typed: { kind: 'service' } });
	expect(after).toMatchObject({ stockManaged: false, tracking: 'none' });
	expect(problems).toEqual([]);
});

test('choosing a bin alone chooses its warehouse', () => {
	const before = { defaultWarehouse: 'repair' };
	const { after } = ruled({ entity: 'article', before, typed: { defaultBin: 'A1' }, others });
	expect(after?.['defaultWarehouse']).toBe('main');
});
