import { isAmount, toDecimal, toScaled, brand } from './amount.ts';
import { isStored, type Field, type Fields, type StoredField } from './field.ts';
import type { Cell } from './row.ts';

/** A stored value as it stands on the wire, in grids, files and formulas. */
export const plainCell = (field: StoredField, stored: Cell): Cell =>
	typeof stored === 'number' && isAmount(field.kind) ? toDecimal(field.kind, stored) : stored;

/** What a new row holds where nothing was given, as stored. */
export function initialCells(fields: Fields): Record<string, Cell> {
	const cells = storedEntries(fields).map(([name, field]) => {
		const initial = field.initial ?? null;
		if (typeof initial !== 'number' || !isAmount(field.kind)) return [name, initial] as const;
		return [name, brand(Number(toScaled(field.kind, initial)))] as const;
	});
	return Object.fromEntries(cells);
}

/** The fields that a new row must be given. */
export const neededFields = (fields: Fields): readonly string[] =>
	storedEntries(fields)
		.filter(([, { required, readonly, initial }]) => required && !readonly && initial === undefined)
		.map(([name]) => name);

export const storedEntries = (fields: Fields): readonly (readonly [string, StoredField])[] =>
	Object.entries(fields).filter((entry): entry is [string, StoredField] => isStored(entry[1]));

export const isField = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name);
export const fieldNamed = (fields: Fields, name: string): Field | undefined =>
	isField(fields, name) ? fields[name] : undefined;
