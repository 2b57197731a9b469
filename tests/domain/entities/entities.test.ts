import { expect, test } from 'vitest';
import { entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { stored } from '#lib/domain/registry.ts';

const all: readonly Entity[] = Object.values(entities);
const fieldsOf = (entity: Entity): [name: string, field: Field][] => Object.entries(entity.fields);

test.each(all)('$name refers to what exists, and names itself by a stored field', (entity) => {
	for (const [name, field] of fieldsOf(entity)) {
		if (field.kind === 'ref') expect(Object.keys(stored), name).toContain(field.to);
		if (field.kind === 'text') expect(field.max, `${name} needs a greatest length`).toBeDefined();
	}
	expect(entity.fields[entity.title]?.kind).not.toBe('formula');
});

test.each(all)(
	'$name: defaults are flags, its owner is a reference that must be given',
	(entity) => {
		for (const { flag, per } of entity.oneDefault ?? []) {
			expect(entity.fields[flag]?.kind).toBe('flag');
			expect(per.map((name) => entity.fields[name]?.kind)).toEqual(per.map(() => 'ref'));
		}
		if (!entity.owner) return;
		expect(entity.fields[entity.owner]).toMatchObject({ kind: 'ref', required: true });
	}
);

test.each(all)(
	'$name: formulas read columns that it has, and show no restricted ones',
	(entity) => {
		for (const [name, field] of fieldsOf(entity)) {
			if (field.kind !== 'formula') continue;
			const columns = [...field.formula.matchAll(/\[(\w+)\]/g)].map(([, column = '']) => column);
			for (const column of columns) {
				expect(entity.fields[column], `${name}: [${column}]`).toBeDefined();
				const { restricted } = entity.fields[column] ?? {};
				if (restricted) expect(field.restricted, name).toBe(restricted);
			}
		}
	}
);

test('sales prices are guarded, costs and purchase prices are restricted', () => {
	const marked = all.flatMap((entity) =>
		fieldsOf(entity)
			.filter(([, { kind }]) => kind === 'price')
			.map(([name, field]) => [
				`${entity.name}.${name}`,
				field.restricted ?? ('guarded' in field ? field.guarded : undefined)
			])
	);
	expect(Object.fromEntries(marked)).toEqual({
		'article.salesPrice': 'prices',
		'article.cost': 'costs',
		'articlePrice.price': 'prices',
		'customerPrice.price': 'prices',
		'groupPrice.price': 'prices',
		'supplierArticle.price': 'costs',
		'supplierPrice.price': 'costs',
		'exchangeRate.rate': undefined
	});
});
