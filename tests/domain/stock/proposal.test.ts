import { expect, test } from 'vitest';
import { proposeGoods, type OpenLine, type Takeable } from '#lib/domain/stock/proposal.ts';
import { quantity } from './amounts.ts';

type Tracking = 'none' | 'batch' | 'serial';
const DAY = '2026-03-02';

const line = (id: string, pieces: number, cells: Partial<OpenLine> = {}): OpenLine => ({
	...{ id, article: 'a', bin: null, batch: null, serials: null, quantity: quantity(pieces) },
	...cells
});
const lying = (age: number, pieces: number, cells: Partial<Takeable> = {}): Takeable => ({
	...{ article: 'a', bin: null, batch: null, serial: null, expiresOn: null, age },
	free: quantity(pieces),
	...cells
});
const propose = (tracking: Tracking, lines: readonly OpenLine[], goods: readonly Takeable[]) =>
	proposeGoods(lines, goods, new Map([['a', { tracking }]]), DAY).map(({ line, parts }) => [
		line,
		...parts.map(({ bin, batch, serials, quantity: scaled }) =>
			[bin, batch, serials, scaled / 1e4].filter((each) => each !== null).join(' ')
		)
	]);

test('what expires first goes first, what never does goes last, and what has expired stays', () => {
	const goods = [
		lying(1, 9, { batch: 'keeps' }),
		lying(2, 9, { batch: 'over', expiresOn: '2026-03-01' }),
		lying(3, 4, { batch: 'later', expiresOn: '2026-06-01' }),
		lying(4, 3, { batch: 'soon', expiresOn: DAY })
	];
	expect(propose('batch', [line('l', 10)], goods)).toEqual([['l', 'soon 3', 'later 4', 'keeps 3']]);
});

test('what is missing stays open, and lines that leave nothing open stay as they are', () => {
	const goods = [lying(1, 3, { batch: 'one' }), lying(2, 4, { batch: 'two' })];
	const lines = [line('open', 9), line('named', 2, { batch: 'one' })];
	expect(propose('batch', lines, goods)).toEqual([['open', 'one 1', 'two 4', '4']]);
	expect(propose('batch', [line('named', 2, { batch: 'one' })], goods)).toEqual([]);
	expect(propose('batch', [line('open', 1)], [])).toEqual([]);
});

test('serial numbers come by shelf, oldest first, and none twice', () => {
	const goods = ['S3', 'S1', 'S2', 'S4'].map((serial, at) => lying(at, 1, { serial, bin: 'x' }));
	const lines = [line('two', 2), line('named', 1, { serials: 'S1' }), line('one', 1)];
	expect(propose('serial', lines, goods)).toEqual([
		['two', 'x S3, S2 2'],
		['one', 'x S4 1']
	]);
});

test('goods without batches are found in the bins where they lie', () => {
	const goods = [lying(2, 5, { bin: 'new' }), lying(1, 2, { bin: 'old' })];
	expect(propose('none', [line('l', 4)], goods)).toEqual([['l', 'old 2', 'new 2']]);
	expect(propose('batch', [line('l', 1, { bin: 'old' })], [lying(1, 2, { bin: 'new' })])).toEqual(
		[]
	);
});
