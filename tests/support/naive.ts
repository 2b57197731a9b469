import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Condition, Filter, Query, Sort } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { entityApi } from './entity-api.ts';
import { storedNamed } from './samples.ts';
import type { World } from './world.ts';

/** A whole table in memory, asked in the plainest way there is: what the server must agree with. */
export type Sheet = {
	readonly entity: Entity;
	/** In the order of their age. */
	readonly rows: readonly AnyRow[];
	readonly refs: Readonly<Record<string, string>>;
	/** The age of every row referred to. */
	readonly ages: ReadonlyMap<string, number>;
};

export async function sheetOf(world: World, name: string): Promise<Sheet> {
	const entity = storedNamed(name);
	const { rows, refs } = await everything(world, name);
	const ages = new Map<string, number>();
	const targets = Object.values(entity.fields).map((field) => ('to' in field ? field.to : name));
	for (const target of new Set(targets)) {
		const { rows } = await everything(world, target);
		rows.forEach(({ id }, age) => ages.set(id, age));
	}
	return { entity, rows, refs, ages };
}

async function everything(world: World, name: string) {
	const page = await entityApi(world, name).list({ offset: 0, limit: 1000, total: true });
	if (page.total !== page.rows.length) throw new Error(`${name} has more rows than a page`);
	return page;
}

export function asked(sheet: Sheet, { filter, search = '', sort = [] }: Query): readonly AnyRow[] {
	const words = search.split(/\s+/).filter((word) => word !== '');
	return sheet.rows
		.map((row, age) => ({ row, age }))
		.filter(({ row }) => !filter || matches(sheet, row, filter))
		.filter(({ row }) => words.every((word) => occurs(sheet, row, word)))
		.sort((a, b) => compareRows(sheet, sort, a, b))
		.map(({ row }) => row);
}

function matches(sheet: Sheet, row: AnyRow, filter: Filter): boolean {
	if ('all' in filter) return filter.all.every((part) => matches(sheet, row, part));
	if ('any' in filter) return filter.any.some((part) => matches(sheet, row, part));
	return fits(sheet, row, filter);
}

/** Empty cells are different from everything, and neither less nor more than anything. */
function fits(sheet: Sheet, row: AnyRow, { field, is, value = null, values = [] }: Condition) {
	const cell = row[field] ?? null;
	const order = cell === null ? null : compareCells(fold(cell), fold(value));
	const text = shown(sheet, field, cell);
	switch (is) {
		case 'equals':
			return order === 0;
		case 'differs':
			return order !== 0;
		case 'contains':
			return cell !== null && holds(text, String(value));
		case 'lacks':
			return cell === null || !holds(text, String(value));
		case 'starts':
			return cell !== null && startsLike(text, String(value));
		case 'less':
			return order !== null && order < 0;
		case 'atMost':
			return order !== null && order <= 0;
		case 'more':
			return order !== null && order > 0;
		case 'atLeast':
			return order !== null && order >= 0;
		case 'empty':
			return cell === null;
		case 'filled':
			return cell !== null;
		case 'in':
			return values.map(fold).includes(fold(cell));
	}
}

const occurs = (sheet: Sheet, row: AnyRow, word: string): boolean =>
	Object.entries(sheet.entity.fields).some(
		([name, { kind }]) =>
			(kind === 'text' || kind === 'ref') && holds(shown(sheet, name, row[name] ?? null), word)
	);

export const fieldOf = ({ entity }: Sheet, name: string): Field => known(entity.fields[name], name);

/** What a user reads in a cell: of a reference, the title. */
export function shown(sheet: Sheet, field: string, cell: Cell): string {
	if (cell === null) return '';
	return fieldOf(sheet, field).kind === 'ref' ? (sheet.refs[String(cell)] ?? '') : String(cell);
}

type Aged = { readonly row: AnyRow; readonly age: number };

/** Empty cells come first; rows that tie stay in the order of their age, as the first key runs. */
function compareRows(sheet: Sheet, sort: readonly Sort[], a: Aged, b: Aged): number {
	for (const { field, descending } of sort) {
		const [left, right] = [a, b].map(({ row }) => keyOf(sheet, field, row[field] ?? null));
		const order = compareKeys(left ?? [], right ?? []);
		if (order !== 0) return descending ? -order : order;
	}
	return sort[0]?.descending ? b.age - a.age : a.age - b.age;
}

function keyOf(sheet: Sheet, field: string, cell: Cell): readonly Cell[] {
	if (cell === null) return [];
	const definition = fieldOf(sheet, field);
	if (definition.kind !== 'ref') {
		const code = definition.kind === 'text' && definition.unique === true;
		return [fold(code ? coded(String(cell)) : cell)];
	}
	return [fold(shown(sheet, field, cell)), sheet.ages.get(String(cell)) ?? 0];
}

/** Figures in order of their value, however they are kept. */
function coded(code: string): string {
	if (!/^[0-9]{1,20}$/.test(code)) return code;
	return code.length < 10 ? `${code.length}${code}` : `:${code.length}${code}`;
}

function compareKeys(a: readonly Cell[], b: readonly Cell[]): number {
	if (a.length === 0 || b.length === 0) return a.length - b.length;
	const orders = a.map((cell, at) => compareCells(cell, b[at] ?? null));
	return orders.find((order) => order !== 0) ?? 0;
}

function compareCells(a: Cell, b: Cell): number {
	if (typeof a === 'string' || typeof b === 'string') {
		return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
	}
	return Number(a) - Number(b);
}

/** As people search: whatever the case, and a plain letter for one with an accent. */
export const holds = (text: string, part: string): boolean =>
	[...text, ''].some((_, at) => startsLike([...text].slice(at).join(''), part));

function startsLike(text: string, part: string): boolean {
	const letters = [...text];
	return [...part].every((sign, at) => letters[at] !== undefined && alike(letters[at], sign));
}

const bare = { ł: 'l', ø: 'o', đ: 'd', ı: 'i' } as const;
const alike = (letter: string, sign: string): boolean => {
	const [one, other] = [letter.toLowerCase(), sign.toLowerCase()];
	const plain = one.normalize('NFD').replace(/\p{M}/gu, '');
	return one === other || plain === other || bare[one as keyof typeof bare] === other;
};

/** Letters of ASCII without their case, as the database compares them. */
export function fold(cell: string): string;
export function fold(cell: Cell): Cell;
export function fold(cell: Cell): Cell {
	return typeof cell === 'string' ? cell.replace(/[A-Z]/g, (sign) => sign.toLowerCase()) : cell;
}
