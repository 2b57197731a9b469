import { sql, type $Type, type NotNull } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import type { Entities } from '#lib/domain/entities/index.ts';
import { isAmount, LIMIT, toScaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { isStored, type Fields, type StoredField } from '#lib/domain/model/field.ts';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import type { StoredKey, Value } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import { codeOrder } from './code-order.ts';

/** How each kind is stored. Amounts are scaled integers, dates are ISO text. */
const storage = {
	text: () => text(),
	integer: () => integer(),
	quantity: () => integer(),
	price: () => integer(),
	money: () => integer(),
	percent: () => integer(),
	date: () => text(),
	flag: () => integer({ mode: 'boolean' }),
	choice: () => text(),
	ref: () => text()
} satisfies Record<StoredField['kind'], () => ReturnType<typeof text> | ReturnType<typeof integer>>;

type Stored<F extends StoredField> = $Type<ReturnType<(typeof storage)[F['kind']]>, Value<F>>;
type Column<F> = F extends StoredField
	? F extends { required: true }
		? NotNull<Stored<F>>
		: Stored<F>
	: never;
type Columns<F extends Fields> = { -readonly [K in StoredKey<F>]: Column<F[K]> };

const storedFields = (entity: Entity): readonly (readonly [string, StoredField])[] =>
	Object.entries(entity.fields).flatMap(([name, field]) =>
		isStored(field) ? [[name, field] as const] : []
	);

/** Columns bear the names of the fields; ties are broken by rowid, the order in which rows came. */
export function toTable<N extends string, F extends Fields>(entity: Entity<N, F>) {
	const fields: Readonly<Record<string, StoredField>> = Object.fromEntries(storedFields(entity));
	const columns = mapEntries<StoredField, Columns<F>>(fields, toColumn);
	return sqliteTable(
		entity.name,
		{ id: text().primaryKey(), version: integer().notNull(), ...columns },
		(table) => constraints(entity, table)
	);
}

function toColumn(field: StoredField) {
	const column = storage[field.kind]();
	if (field.required) column.notNull();
	if (field.kind === 'ref') column.references((): AnySQLiteColumn => tableNamed(field.to).id);
	return column;
}

function constraints(entity: Entity, table: object) {
	const column = (name: string) =>
		known(
			Object.entries(table).find(([key]) => key === name),
			name
		)[1];
	const columns = (names: readonly string[]) => names.map(column) as [AnySQLiteColumn];
	const uniques = (entity.unique ?? []).map((names) =>
		uniqueIndex(`${entity.name}_${names.join('_')}_unique`).on(...columns(names))
	);
	const defaults = (entity.oneDefault ?? []).map(({ flag, per }) =>
		uniqueIndex(`${entity.name}_${flag}_one`)
			.on(...columns(per))
			.where(sql.raw(`"${flag}" = 1`))
	);
	const wide = together[entity.name] ?? [];
	const perField = storedFields(entity).flatMap(([name, field]) => [
		...(name === wide[0] ? [] : [indexOf(entity.name, name, field).on(sortable(name, field))]),
		...codeIndex(entity.name, name, field),
		...checksOf(entity.name, name, field)
	]);
	const whole = (checks[entity.name] ?? []).map((rule, at) =>
		check(`${entity.name}_check_${at}`, sql.raw(rule))
	);
	const several = wide.length === 0 ? [] : [index(`${entity.name}_together`).on(...columns(wide))];
	return [...uniques, ...defaults, ...perField, ...several, ...whole];
}

/** What must hold within every row, whoever writes it. */
const checks: Readonly<Record<string, readonly string[]>> = {
	stockMove: [
		'"fromWarehouse" is not null or "toWarehouse" is not null',
		'"fromWarehouse" is not "toWarehouse" or "fromBin" is not "toBin"'
	]
};

/**
 * What is asked for by several columns at once. Each index stands in the place of the one of its first column: what is
 * posted touches a page of every index that is ordered by something else than time. That of the ledger holds all that
 * is added up, since its rows lie far apart.
 */
const together: Readonly<Record<string, readonly string[]>> = {
	reservationEntry: ['article', 'warehouse'],
	stockMove: [
		...['article', 'on', 'counter', 'toWarehouse', 'toBin', 'fromWarehouse', 'fromBin'],
		...['batch', 'serial', 'quantity']
	]
};

/** Every stored column can be sorted and filtered over 100,000 rows, hence one index each. */
const indexOf = (entity: string, name: string, field: StoredField) =>
	field.unique ? uniqueIndex(`${entity}_${name}_unique`) : index(`${entity}_${name}`);

/** Codes are found by their text and sorted by codeOrder(). */
const codeIndex = (entity: string, name: string, field: StoredField) =>
	isCode(field)
		? [index(`${entity}_${name}_order`).on(sql`${codeOrder(sql.raw(`"${name}"`))} collate nocase`)]
		: [];

/** A text that names its row: the number of an article, the code of a unit. */
export const isCode = (field: StoredField): boolean =>
	field.kind === 'text' && field.unique === true;

const sortable = (name: string, field: StoredField) =>
	sql.raw(field.kind === 'text' ? `"${name}" collate nocase` : `"${name}"`);

function checksOf(entity: string, name: string, field: StoredField) {
	const rule = (text: string) => [check(`${entity}_${name}_check`, sql.raw(text))];
	if (field.kind === 'choice') {
		return rule(`"${name}" in (${field.choices.map((choice) => `'${choice}'`).join(', ')})`);
	}
	if (field.kind === 'flag') return rule(`"${name}" in (0, 1)`);
	if (field.kind !== 'integer' && !isAmount(field.kind)) return [];
	const [low, high] = [field.min, field.max].map((bound) => scaledBound(field, bound));
	return rule(`"${name}" between ${low ?? -LIMIT} and ${high ?? LIMIT}`);
}

function scaledBound(field: StoredField, bound: number | undefined) {
	if (bound === undefined || !isAmount(field.kind)) return bound;
	return toScaled(field.kind, bound);
}

type Table<E> = E extends Entity<infer N, infer F> ? ReturnType<typeof toTable<N, F>> : never;
export type Tables = { [K in keyof Entities]: Table<Entities[K]> };
export type AnyTable = ReturnType<typeof toTable>;

export const tables = mapEntries<Entity, Tables>(stored, toTable);

/** The one place where a table is picked by name: `tables` holds toTable(entity) under each entity's name. */
export function tableNamed(name: string): AnyTable {
	return known((tables as unknown as Readonly<Record<string, AnyTable>>)[name], `table ${name}`);
}
