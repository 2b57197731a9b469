import { expect, test } from 'vitest';
import { belonging, belongingOf, mentions } from '#lib/domain/access/belonging.ts';

test('documents, ledgers and what must name a warehouse belong to it, and lines to their document', () => {
	expect(belonging()).toEqual(
		expect.arrayContaining([
			...['warehouse', 'bin', 'stockRecord', 'stockMove', 'stockRevaluation', 'reservationEntry'],
			...['putIn', 'putInLine', 'transfer', 'transferLine', 'reorderSuggestion', 'userWarehouse']
		])
	);
	expect(belongingOf('putInLine')).toEqual({
		sides: [],
		somewhere: false,
		owner: { field: 'document', to: 'putIn' }
	});
	expect(belongingOf('transfer')?.sides.map(({ field }) => field)).toEqual([
		'fromWarehouse',
		'toWarehouse'
	]);
	expect(belongingOf('stockRevaluation')?.sides).toEqual([{ field: 'move', to: 'stockMove' }]);
});

test('an article belongs to no warehouse, also where it names its usual one', () => {
	expect(belongingOf('article')).toBeUndefined();
	expect(mentions('article').map(({ field }) => field)).toEqual(['defaultWarehouse', 'defaultBin']);
	for (const name of ['partner', 'unit', 'batch', 'user', 'company']) {
		expect([belongingOf(name), mentions(name)]).toEqual([undefined, []]);
	}
});

test('of two sides each may be hidden while the other is seen', () => {
	expect(mentions('stockMove').map(({ field }) => field)).toEqual([
		...['fromWarehouse', 'fromBin', 'toWarehouse', 'toBin']
	]);
	expect(mentions('transferLine').map(({ field }) => field)).toEqual(['fromBin', 'toBin']);
	expect(mentions('stockRecord')).toEqual([]);
	expect(mentions('takeOutLine')).toEqual([]);
});
