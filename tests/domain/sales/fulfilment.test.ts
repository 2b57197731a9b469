import { expect, test } from 'vitest';
import { fulfilled, type Promised } from '#lib/domain/sales/fulfilment.ts';
import { quantity } from '../stock/amounts.ts';

const goods = (batch: string | null = null, serial: string | null = null) => ({
	...{ article: 'a', batch, serial }
});
const promise = (
	id: string,
	allocated: number,
	batch: string | null = null,
	serial: string | null = null
): Promised => ({
	id,
	goods: goods(batch, serial),
	open: quantity(9),
	allocated: quantity(allocated)
});
const portion = (pieces: number, batch: string | null = null, serial: string | null = null) => ({
	...{ goods: goods(batch, serial), quantity: quantity(pieces) }
});

test('goods fulfil a promise that leaves open which they are', () => {
	expect(fulfilled([portion(2, 'L1'), portion(1, 'L2')], [promise('any', 4)])).toEqual({
		shares: [{ entry: 'any', quantity: quantity(3) }],
		missing: 0
	});
});

test('never more than is allocated', () => {
	expect(fulfilled([portion(5)], [promise('any', 2)])).toEqual({
		shares: [{ entry: 'any', quantity: quantity(2) }],
		missing: quantity(3)
	});
});

test('a promise that names the goods comes first, one that names others does not count', () => {
	const promises = [promise('any', 2), promise('one', 1, 'L1'), promise('other', 5, 'L2')];
	expect(fulfilled([portion(2, 'L1')], promises)).toEqual({
		shares: [
			{ entry: 'one', quantity: quantity(1) },
			{ entry: 'any', quantity: quantity(1) }
		],
		missing: 0
	});
	expect(fulfilled([portion(1, null, 'S9')], [promise('piece', 1, null, 'S1')])).toEqual({
		shares: [],
		missing: quantity(1)
	});
});
