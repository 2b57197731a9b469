import { expect, test } from 'vitest';
import { defineEntity } from '#lib/domain/model/entity.ts';
import { date, flag, formula, price, quantity, text } from '#lib/domain/model/field.ts';
import { hide, usualLayout, withTotal } from '#lib/grids/layout.ts';
import { addedUp, chosenTotals, totalsFor, totalsRow } from '#lib/grids/totals.ts';

const entity = defineEntity({
	name: 'thing',
	area: 'articles',
	title: 'name',
	fields: {
		name: text(),
		price: price(),
		count: quantity(),
		on: date(),
		active: flag(),
		share: formula('=[price]/2', { as: 'percent' })
	}
});
const usual = usualLayout(entity);

test('a column tells what suits its kind', () => {
	expect(totalsFor(entity.fields.on)).toEqual(['none', 'min', 'max', 'count']);
	expect(totalsFor(entity.fields.name)).toEqual(['none', 'count']);
	expect(totalsFor(entity.fields.active)).toEqual(['none']);
	expect(totalsFor(entity.fields.share)).toContain('average');
});

test('what is told is as usual until somebody chooses', () => {
	expect(chosenTotals(entity, usual)).toEqual({ price: 'average', count: 'sum' });
	const layout = withTotal(
		withTotal(withTotal(usual, 'price', 'max'), 'count', 'none'),
		'on',
		'min'
	);
	expect(chosenTotals(entity, layout)).toEqual({ price: 'max', on: 'min' });
	expect(addedUp(entity, layout)).toEqual(['price', 'count', 'on']);
	expect(chosenTotals(entity, withTotal(usual, 'active', 'sum'))).not.toHaveProperty('active');
	expect(chosenTotals(entity, hide(layout, 'price', true))).toEqual({ on: 'min' });
	expect(chosenTotals(entity, hide(hide(layout, 'price', true), 'price', false))).toEqual({
		price: 'max',
		on: 'min'
	});
});

test('the line tells it, an average by as many decimals as tell prices apart', () => {
	const total = { count: 3, sum: 10, average: 10 / 3, min: 1, max: 6 };
	const totals = { count: 3, fields: { price: total, count: total, name: total } };
	const row = (layout: typeof usual) =>
		totalsRow(entity, totals, chosenTotals(entity, layout))[0] ?? {};
	expect(row(usual)).toMatchObject({ price: 3.33, count: 10, name: null });
	expect(row(withTotal(usual, 'name', 'count'))).toMatchObject({ name: 3 });
	const none = withTotal(withTotal(usual, 'price', 'none'), 'count', 'none');
	expect(totalsRow(entity, totals, chosenTotals(entity, none))).toEqual([]);
});
