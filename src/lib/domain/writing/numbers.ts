import { isAmount, places, toScaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell } from '../model/row.ts';
import type { Writing } from './format.ts';
import { isPercent, parseNumber } from './parse.ts';

export type NumberKind = 'integer' | 'quantity' | 'price' | 'money' | 'percent';

/** How many decimals a number of each kind is shown with, at least and at most. */
export const shownPlaces = {
	integer: { least: 0, most: 0 },
	quantity: { least: 0, most: 4 },
	price: { least: 2, most: 6 },
	money: { least: 2, most: 4 },
	percent: { least: 0, most: 4 }
} as const satisfies Record<NumberKind, { least: number; most: number }>;

export const isNumberKind = (kind: string): kind is NumberKind => Object.hasOwn(shownPlaces, kind);

/** A number as a cell shows it. Of percent, 12.5 is 12.5 %. */
export function numberText(value: number, kind: NumberKind, writing: Writing): string {
	const { least, most } = shownPlaces[kind];
	return kind === 'percent'
		? writing.percent(value / 100, least, most)
		: writing.number(value, least, most);
}

type Read = { readonly value: Cell } | { readonly problem: Problem };
const refuse = (code: Problem['code'], params?: Problem['params']): Read => ({
	problem: { code, ...(params && { params }) }
});

/** A number as it was typed into a cell of this kind. Only a percent cell takes a % sign. */
export function readNumber(typed: string, kind: NumberKind, { locale }: Writing): Read {
	if (kind !== 'percent' && isPercent(typed)) return refuse('number.expected');
	const value = parseNumber(typed, locale);
	if (value === undefined) return refuse('number.expected');
	if (!isAmount(kind)) return Number.isInteger(value) ? { value } : refuse('number.not-whole');
	const scaled = toScaled(kind, value);
	if (scaled === 'number.too-precise') return refuse(scaled, { places: places[kind] });
	return scaled === 'number.too-large' ? refuse(scaled) : { value };
}
