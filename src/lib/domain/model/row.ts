import type { Scaled } from './amount.ts';
import type { Field, Fields, StoredField } from './field.ts';

export type Id = string;

/** The value of each kind in the domain and the database. Amounts are scaled integers, dates ISO text. */
export type ValueByKind = {
	text: string;
	integer: number;
	quantity: Scaled<'quantity'>;
	price: Scaled<'price'>;
	money: Scaled<'money'>;
	percent: Scaled<'percent'>;
	date: string;
	flag: boolean;
	choice: string;
	ref: Id;
};
/** The value of each kind on the wire, in grids, files and formulas: amounts are plain decimals. */
export type PlainByKind = {
	text: string;
	integer: number;
	quantity: number;
	price: number;
	money: number;
	percent: number;
	date: string;
	flag: boolean;
	choice: string;
	ref: Id;
};
/** What a formula may come to; an error is its spreadsheet name, such as `#DIV/0!`. */
export type FormulaValue = string | number | boolean | null;

type ChoiceOf<F> = F extends { kind: 'choice'; choices: readonly (infer C)[] } ? C & string : never;
export type Value<F extends Field> = F extends { kind: 'choice' }
	? ChoiceOf<F>
	: F extends StoredField
		? ValueByKind[F['kind']]
		: never;
export type Plain<F extends Field> = F extends { kind: 'choice' }
	? ChoiceOf<F>
	: F extends StoredField
		? PlainByKind[F['kind']]
		: FormulaValue;

type Maybe<F, V> = F extends { required: true } ? V : V | null;
type Simplify<T> = { [K in keyof T]: T[K] };
export type StoredKey<F extends Fields> = {
	[K in keyof F]: F[K] extends { kind: 'formula' } ? never : K;
}[keyof F];

export type Values<F extends Fields> = { -readonly [K in StoredKey<F>]: Maybe<F[K], Value<F[K]>> };
/** A row as the domain and the database hold it. */
export type Row<E extends { fields: Fields }> = Simplify<
	{ id: Id; version: number } & Values<E['fields']>
>;
/** A row as it crosses the wire: plain decimals, and the results of its formula fields. */
export type WireRow<E extends { fields: Fields }> = Simplify<
	{ id: Id; version: number } & {
		-readonly [K in keyof E['fields']]: Maybe<E['fields'][K], Plain<E['fields'][K]>>;
	}
>;
/** Cells to be written, as they cross the wire. */
export type Patch<E extends { fields: Fields }> = Partial<{
	-readonly [K in StoredKey<E['fields']>]: Maybe<E['fields'][K], Plain<E['fields'][K]>>;
}>;

/** For code that knows the entity only at run time. */
export type Cell = string | number | boolean | null;
export type AnyRow = { readonly id: Id; readonly version: number } & Readonly<Record<string, Cell>>;
