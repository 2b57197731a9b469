import { expect, test } from 'vitest';
import { defineEntity } from '#lib/domain/model/entity.ts';
import { formula, text } from '#lib/domain/model/field.ts';
import { fieldLabel, labelsOf } from '#lib/grids/labels.ts';

const own = (label: string) => formula('=1', { as: 'price', label });
const entity = defineEntity({
	name: 'tea',
	area: 'articles',
	title: 'name',
	fields: {
		name: text(),
		a: own('name'),
		b: own('Net  price'),
		c: own('net price'),
		d: own('Name')
	}
});

test('no two columns are called the same, and the product’s own come first', () => {
	expect([...labelsOf(entity).values()]).toEqual([
		'Name',
		'name (2)',
		'Net  price',
		'net price (2)',
		'Name (3)'
	]);
	expect(fieldLabel(entity, 'b')).toBe('Net  price');
});
