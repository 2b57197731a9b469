import { expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { keptLine } from '#lib/domain/sales/kept-line.ts';

const line = { id: 'l', article: 'a', bin: null, batch: null, serials: null };
const keeping = (toReserve: number | null, serials: string | null = null) =>
	keptLine({
		...line,
		...{ quantity: brand(50_000), serials },
		toReserve: toReserve === null ? null : brand(toReserve)
	});

test('a line keeps as many as it says, or nothing', () => {
	expect(keeping(null)).toEqual([]);
	expect(keeping(0)).toEqual([]);
	expect(keeping(30_000)).toEqual([{ ...line, quantity: 30_000 }]);
});

test('of pieces that it names it keeps the first', () => {
	expect(keeping(20_000, 'A1; A2\nA3')).toEqual([{ ...line, quantity: 20_000, serials: 'A1, A2' }]);
});
