import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { visibleTo } from '#lib/domain/access/visible.ts';
import { withColumns } from '#lib/domain/columns/formula-column.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { fieldsOfWhen, readRules, tones, type When } from '#lib/grids/formats/format-rule.ts';
import { readRuleFormula, ruleRun } from '#lib/grids/formats/rule-run.ts';

const actor = { userId: 'ana', name: 'Ana', grants: new Set(grants), warehouses: 'all' as const };
const own = { version: 1, entity: 'article', decimals: null, shared: false, mine: true } as const;
const entity = withColumns(entities.article, [
	{ ...own, id: 'own', name: 'Own', formula: '=PRICE("A",[number],1)', as: 'price' },
	{ ...own, id: 'share', name: 'Share', formula: '=[cost]/[salesPrice]', as: 'percent' }
]);
const ground = { entity, actor, today: () => '2026-03-02', shown: () => '' };
const row = (cells: object): AnyRow => ({ id: 'r', version: 1, ...cells });

function holds(when: When, cells: object): boolean {
	const run = ruleRun(ground, when);
	if (!run.ok) throw new Error(JSON.stringify(run.problems));
	return run.value(row(cells));
}

test('every condition must hold', () => {
	const when: When = {
		conditions: [
			{ field: 'salesPrice', is: 'atLeast', value: 5 },
			{ field: 'salesPrice', is: 'atMost', value: 9 }
		]
	};
	expect([4, 5, 9, 10].map((salesPrice) => holds(when, { salesPrice }))).toEqual([
		false,
		true,
		true,
		false
	]);
});

test.each([
	['=[salesPrice]<[cost]', { salesPrice: 1, cost: 2 }, true],
	['=[salesPrice]<[cost]', { salesPrice: 2, cost: 1 }, false],
	['=[own]>10', { own: 11 }, true],
	['=[own]>10', { own: '#N/A' }, false],
	['=[share]>50%', { share: 0.6 }, true],
	['=[salesPrice]/0>1', { salesPrice: 1 }, false],
	['=[name]', { name: 'Chai' }, false],
	['=[salesPrice]', { salesPrice: 3 }, true]
])('%s over %j: %j', (formula, cells, expected) => {
	expect(holds({ formula }, cells)).toBe(expected);
});

test.each([
	['=COST([number])>1', 'formula.not-in-rule'],
	['=MEDIAN([cost],[salesPrice])>1', 'formula.not-in-rule'],
	['=[colour]', 'formula.unknown-column'],
	['=1+', 'formula.syntax']
])('%s is no rule: %s', (formula, code) => {
	const read = readRuleFormula(ground, formula);
	expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual([code]);
});

test('what somebody may not see is no part of his rules', () => {
	const curious = {
		...actor,
		grants: new Set(grants.filter((each) => !each.startsWith('costs.')))
	};
	const seen = visibleTo(curious, entities.article);
	const read = readRuleFormula({ entity: seen, actor: curious }, '=[cost]>1');
	expect(read).toMatchObject({ ok: false, problems: [{ code: 'formula.unknown-column' }] });
	const rule = { id: '1', field: 'cost', when: { formula: '=1' }, tone: 'bad', fill: true };
	expect(readRules(seen, [rule])).toEqual([]);
	const asking = { ...rule, field: null, when: { conditions: [{ field: 'cost', is: 'filled' }] } };
	expect(readRules(seen, [asking])).toEqual([]);
	expect(readRules(entities.article, [rule, asking])).toHaveLength(2);
});

test('of what a view may hold only rules are read', () => {
	const good = { id: '1', field: 'name', when: { formula: '=1' }, tone: 'note', bold: true };
	expect(readRules(entities.article, [null, 7, {}, { ...good, tone: 'pink' }, good])).toEqual([
		{ ...good, fill: false }
	]);
	expect(readRules(entities.article, 'x')).toEqual([]);
	expect(readRules(entities.article, Array(99).fill(good))).toHaveLength(30);
});

test('a rule tells which columns it asks', () => {
	expect(fieldsOfWhen({ formula: '=[a]+IF([b]>1,"x",[a])' })).toEqual(['a', 'b', 'a']);
	expect(fieldsOfWhen({ conditions: [{ field: 'a', is: 'empty' }] })).toEqual(['a']);
});

/** The colours of app.css in the light and in the dark. */
const css = readFileSync('src/app.css', 'utf8');
const [light = '', dark = ''] = [
	css.slice(0, css.indexOf('@variant dark')),
	css.slice(css.indexOf('@variant dark'))
];
const colour = (theme: string, name: string) =>
	new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? '';

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
	return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
}

const looks = readFileSync('src/lib/grids/formats/tones.css', 'utf8');
const variable = (tone: string, name: string) =>
	new RegExp(`\\.k-tone-${tone} \\{[^}]*--${name}: var\\(--([\\w-]+)\\)`).exec(looks)?.[1] ?? '';

test.each(
	tones.flatMap((tone) => [['light', light, tone] as const, ['dark', dark, tone] as const])
)(
	'%s: a tone can be read on its own ground and on those of cells (%#)',
	(_theme, colours, tone) => {
		const text = colour(colours, variable(tone, 'tone'));
		const grounds = [variable(tone, 'tone-soft'), 'surface', 'surface-computed', 'surface-sunken'];
		for (const ground of grounds) {
			expect(contrast(text, colour(colours, ground)), `${tone} on ${ground}`).toBeGreaterThan(4.5);
		}
	}
);

test('every tone has a sign of its own', () => {
	const signs = tones.map(
		(tone) => new RegExp(`\\.k-tone-${tone} \\{[^}]*--tone-sign: '([^']+)'`).exec(looks)?.[1]
	);
	expect(new Set(signs).size).toBe(tones.length);
});
