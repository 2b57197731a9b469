import { isAmount, roundHalfUp } from '#lib/domain/model/amount.ts';
import type { Field, FieldKind, FormulaField } from '#lib/domain/model/field.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Operator } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { choiceNamed } from '#lib/domain/writing/choices.ts';
import type { Writing } from '#lib/domain/writing/format.ts';
import { numberText, readNumber, type NumberKind } from '#lib/domain/writing/numbers.ts';
import { parseDate, parseFlag } from '#lib/domain/writing/parse.ts';

/** All that the look of a cell may depend on. */
export type Showing = {
	readonly writing: Writing;
	/** The title of a row referred to. */
	title(id: string): string;
	choice(value: string): string;
	yesNo(value: boolean): string;
	today(): string;
};
/** What typed text came to. A reference may need the server: then it is `pending`. */
export type Read =
	{ readonly value: Cell } | { readonly problem: Problem } | { readonly pending: string };

export type KindLook = {
	readonly align: 'left' | 'right' | 'center';
	readonly width: number;
	readonly editor: 'typed' | 'picker' | 'toggle' | 'none';
	readonly operators: readonly Operator[];
	/** What the line of totals shows. */
	readonly total: 'sum' | 'average' | null;
	show(value: Cell, showing: Showing, field: Field): string;
	/** As an editor shows it. */
	edit(value: Cell, showing: Showing): string;
	/** Empty text never arrives here: it clears the cell. */
	read(text: string, showing: Showing, field: Field): Read;
};

const TEXT = ['contains', 'equals', 'starts', 'differs', 'lacks', 'empty', 'filled'] as const;
const NUMBER = [
	'equals',
	'atLeast',
	'atMost',
	'more',
	'less',
	'differs',
	'empty',
	'filled'
] as const;
const ONE_OF = ['in', 'empty', 'filled'] as const;

const plain = (value: Cell) => (value === null ? '' : String(value));
const refuse = (code: Problem['code'], params?: Problem['params']): Read => ({
	problem: { code, ...(params && { params }) }
});

const text: KindLook = {
	align: 'left',
	width: 180,
	editor: 'typed',
	operators: TEXT,
	total: null,
	show: plain,
	edit: plain,
	read: (typed) => ({ value: typed })
};

const number = (kind: NumberKind, total: KindLook['total']): KindLook => ({
	align: 'right',
	width: kind === 'integer' || kind === 'percent' ? 90 : 110,
	editor: 'typed',
	operators: NUMBER,
	total,
	show: (value, { writing }) =>
		typeof value === 'number' ? numberText(value, kind, writing) : plain(value),
	edit: (value, { writing }) => (typeof value === 'number' ? writing.bare(value) : plain(value)),
	read: (typed, { writing }) => readNumber(typed, kind, writing)
});

const date: KindLook = {
	align: 'left',
	width: 105,
	editor: 'typed',
	operators: NUMBER,
	total: null,
	show: (value, { writing }) => (typeof value === 'string' ? writing.day(value) : plain(value)),
	edit: (value, { writing }) => (typeof value === 'string' ? writing.day(value) : plain(value)),
	read: (typed, { writing, today }) => {
		const day = parseDate(typed, writing.locale, today());
		return day === undefined ? refuse('date.expected') : { value: day };
	}
};

const flag: KindLook = {
	align: 'center',
	width: 80,
	editor: 'toggle',
	operators: ONE_OF,
	total: null,
	show: (value, { yesNo }) => (value === null ? '' : yesNo(value === true)),
	edit: plain,
	read: (typed) => {
		const value = parseFlag(typed);
		return value === undefined ? refuse('flag.expected') : { value };
	}
};

const choice: KindLook = {
	align: 'left',
	width: 120,
	editor: 'picker',
	operators: ONE_OF,
	total: null,
	show: (value, showing) => (value === null ? '' : showing.choice(String(value))),
	edit: (value, showing) => (value === null ? '' : showing.choice(String(value))),
	read: (typed, showing, field) => {
		const choices = field.kind === 'choice' ? field.choices : [];
		const found = choiceNamed(choices, typed, showing.choice);
		const names = choices.map((each) => showing.choice(each)).join(', ');
		return found === undefined ? refuse('choice.unknown', { choices: names }) : { value: found };
	}
};

const ref: KindLook = {
	align: 'left',
	width: 160,
	editor: 'picker',
	operators: ['in', 'contains', 'empty', 'filled'],
	total: null,
	show: (value, showing) => (value === null ? '' : showing.title(String(value))),
	edit: (value, showing) => (value === null ? '' : showing.title(String(value))),
	read: (typed) => ({ pending: typed })
};

const formula: KindLook = {
	align: 'right',
	width: 110,
	editor: 'none',
	operators: NUMBER,
	total: null,
	show: (value, showing, field) => showResult(value, showing, field),
	edit: plain,
	read: () => refuse('field.readonly')
};

/** How each kind of field looks, is typed, filtered and summed up: one line a kind. */
export const kinds = {
	text,
	integer: number('integer', null),
	quantity: number('quantity', 'sum'),
	price: number('price', 'average'),
	money: number('money', 'sum'),
	percent: number('percent', null),
	date,
	flag,
	choice,
	ref,
	formula
} as const satisfies Record<FieldKind, KindLook>;

/** The look of a field; a formula aligns, filters and is summed like the kind it results in. */
export function lookOf(field: Field): KindLook {
	if (field.kind !== 'formula') return kinds[field.kind];
	const { align, width, operators, total } = kinds[field.as];
	return { ...kinds.formula, align, width, operators, total };
}

export const widthOf = (field: Field): number => field.width ?? lookOf(field).width;

// A formula's percent is a fraction, as in a spreadsheet; errors come as their names, such as #DIV/0!.
function showResult(value: Cell, showing: Showing, field: Field): string {
	if (typeof value === 'string' && value.startsWith('#')) return value;
	const { as, decimals } = field as FormulaField;
	if (typeof value !== 'number' || !isAmount(as)) return kinds[as].show(value, showing, field);
	const { writing } = showing;
	if (as === 'percent') return writing.percent(value, decimals ?? 1, decimals ?? 1);
	if (decimals === undefined) return kinds[as].show(value, showing, field);
	return writing.number(roundHalfUp(value, decimals), decimals, decimals);
}
