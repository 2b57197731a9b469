import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { mayHear } from '#lib/domain/access/may-hear.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stored, targetOf } from '#lib/domain/registry.ts';
import { rules } from '#lib/domain/rules/index.ts';

const entityOf = (name: string) => known(stored[name], name);
const ownFields = ({ fields, reads = [] }: Rule) => [...fields, ...reads];
const behindOf = ({ entity }: Rule, path: string) => targetOf(entityOf(entity), path);

test('rules are named once', () => {
	const names = rules.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});

test.each(rules)('rule $name names fields that its entity and those behind it have', (rule) => {
	const { fields } = entityOf(rule.entity);
	for (const name of ownFields(rule)) expect(fields[name], name).toBeDefined();
	for (const [path, behind] of Object.entries({ ...rule.looks, ...rule.relies })) {
		for (const name of behind)
			expect(behindOf(rule, path).fields[name], `${path}.${name}`).toBeDefined();
	}
});

test.each(rules)('rule $name names each step of a path, and runs where it relies', (rule) => {
	const { looks = {}, relies = {} } = rule;
	for (const path of Object.keys(looks)) {
		const [before, step = ''] = path.split(/\.(?=[^.]*$)/);
		if (path !== before) expect(looks[before ?? ''], path).toContain(step);
	}
	for (const [path, names] of Object.entries(relies)) {
		expect(looks[path], path).toEqual(expect.arrayContaining([...names]));
		// A row that is asked again is taken for changed in the first step.
		expect(rule.fields).toContain(path.split('.')[0]);
	}
});

/** What a rule did with rows of any cells. */
type Trial = { readonly read: ReadonlySet<string>; readonly problems: readonly Problem[] };

const cellOf = (field: StoredField): fc.Arbitrary<Cell> => {
	const empty = fc.constant(null);
	if (field.kind === 'flag') return fc.boolean();
	if (field.kind === 'choice') return fc.oneof(empty, fc.constantFrom(...field.choices));
	if (field.kind === 'text')
		return fc.oneof(empty, fc.constantFrom('', 'a', 'DE1', '4006381333931'));
	if (field.kind === 'date') return fc.oneof(empty, fc.constantFrom('2026-01-01', '2026-02-01'));
	if (field.kind === 'ref') return fc.oneof(empty, fc.constantFrom('one', 'two'));
	return fc.oneof(empty, fc.integer({ min: -3, max: 3 }));
};
const cellsOf = (entity: string) =>
	fc.record(
		Object.fromEntries(storedEntries(entityOf(entity).fields).map(([n, f]) => [n, cellOf(f)]))
	);

function trials(rule: Rule): readonly Trial[] {
	const names = Object.keys(entityOf(rule.entity).fields);
	const behind = Object.keys(rule.looks ?? {}).map((reference) =>
		cellsOf(behindOf(rule, reference).name)
	);
	const any = fc.record({
		before: fc.option(cellsOf(rule.entity)),
		after: cellsOf(rule.entity),
		changed: fc.uniqueArray(fc.constantFrom(...names)),
		others: fc.tuple(...behind)
	});
	return fc.sample(any, 300).map((given) => tried(rule, given));
}

type Given = {
	before: Record<string, Cell> | null;
	after: Record<string, Cell>;
	changed: string[];
	others: Record<string, Cell>[];
};

function tried(rule: Rule, { before, after, changed, others }: Given): Trial {
	const read = new Set<string>();
	const watched = (cells: Record<string, Cell>, prefix = '') =>
		new Proxy<AnyRow>(
			{ ...cells, id: 'row', version: 1 },
			{
				get(row, name) {
					if (name !== 'id') read.add(prefix + String(name));
					return Reflect.get(row, name);
				},
				ownKeys: (row) => (read.add(`${prefix}*`), Reflect.ownKeys(row))
			}
		);
	const draft: Draft = {
		id: 'row',
		before: before && watched(before),
		after: watched(after),
		changed: new Set(changed)
	};
	const references = Object.keys(rule.looks ?? {});
	const look = (reference: string) => {
		const cells = others[references.indexOf(reference)];
		if (!cells) read.add(`look(${reference})`);
		return cells && watched(cells, `${reference}.`);
	};
	rule.complete?.(draft, look);
	return { read, problems: rule.check?.(draft, look) ?? [] };
}

test.each(rules)('rule $name reads nothing that it does not declare', (rule) => {
	const behind = Object.entries(rule.looks ?? {}).flatMap(([reference, names]) =>
		names.map((name) => `${reference}.${name}`)
	);
	const declared = new Set([...ownFields(rule), ...behind]);
	const read = new Set(trials(rule).flatMap((trial) => [...trial.read]));
	expect([...read].filter((name) => !declared.has(name))).toEqual([]);
	expect(read.size).toBeGreaterThan(0);
});

test.each(rules)('rule $name only warns where it rests on what is kept from somebody', (rule) => {
	// A field that only makes the rule run tells nothing of what it holds.
	const read = new Set(trials(rule).flatMap((trial) => [...trial.read]));
	const own = ownFields(rule)
		.filter((name) => read.has(name))
		.map((name) => entityOf(rule.entity).fields[name]);
	const behind = Object.entries(rule.looks ?? {}).flatMap(([reference, names]) =>
		names.map((name) => behindOf(rule, reference).fields[name])
	);
	// One that only completes tells nobody anything.
	if (!rule.check || ![...own, ...behind].some((field) => field?.restricted)) return;
	const problems = trials(rule).flatMap((trial) => trial.problems);
	expect(problems.length).toBeGreaterThan(0);
	expect(problems.filter(isError)).toEqual([]);
});

test('whoever may not see costs, or the table behind a reference, hears less', () => {
	const deafTo = (without: string) => {
		const held = new Set(grants.filter((grant) => grant !== without));
		const actor = {
			userId: 'somebody',
			name: 'Somebody',
			grants: held,
			warehouses: 'all' as const
		};
		return rules.filter((rule) => !mayHear(actor, rule)).map(({ name }) => name);
	};
	expect(deafTo('')).toEqual([]);
	expect(deafTo('costs.read')).toEqual([
		'salesPriceBelowCost',
		'articlePriceBelowCost',
		'customerPriceBelowCost',
		'groupPriceBelowCost',
		// They run for costs too, but all that they tell are errors, which everybody hears.
		'costOfSupplier',
		'putIn.headLocked',
		'putIn.linesLocked',
		'adjustment.linesLocked',
		'stocktake.linesLocked',
		'purchaseOrder.linesLocked',
		'goodsReceipt.headLocked',
		'goodsReceipt.linesLocked',
		'purchaseReturn.headLocked',
		'purchaseReturn.linesLocked'
	]);
	expect(deafTo('article.read')).toEqual([
		'dealLine.usualBin',
		'quoteLine.usualBin',
		'salesOrderLine.usualBin',
		'deliveryNoteLine.usualBin',
		'purchaseOrderLine.usualBin',
		'goodsReceiptLine.usualBin',
		'salesReturnLine.usualBin',
		'purchaseReturnLine.usualBin',
		'articlePrice.fromQuantityFitsUnit',
		'supplierArticle.minimumOrderQuantityFitsUnit',
		'supplierPrice.fromQuantityFitsUnit',
		'stockRecord.minimumFitsUnit',
		'stockRecord.reorderQuantityFitsUnit',
		'reorderSuggestion.quantityFitsUnit',
		'putInLine.quantityFitsUnit',
		'takeOutLine.quantityFitsUnit',
		'writeOffLine.quantityFitsUnit',
		'transferLine.quantityFitsUnit',
		'reservationLine.quantityFitsUnit',
		'dealLine.quantityFitsUnit',
		'dealLine.toReserveFitsUnit',
		'quoteLine.quantityFitsUnit',
		'salesOrderLine.quantityFitsUnit',
		'deliveryNoteLine.quantityFitsUnit',
		'purchaseOrderLine.quantityFitsUnit',
		'goodsReceiptLine.quantityFitsUnit',
		'salesReturnLine.quantityFitsUnit',
		'purchaseReturnLine.quantityFitsUnit',
		'quoteLine.toReserveFitsUnit',
		'adjustmentLine.differenceFitsUnit',
		'stocktakeLine.countedFitsUnit',
		'articlePriceBelowCost',
		'customerPriceBelowCost',
		'groupPriceBelowCost',
		'unitDiffers',
		'orderedIsBought',
		'dealLine.articleSold',
		'quoteLine.articleSold',
		'salesOrderLine.articleSold',
		'dealLine.keepsOffered',
		'quoteLine.keepsOffered',
		'stockRecord.trackingStays'
	]);
});
