import { documents } from '../documents/index.ts';
import { known } from '../model/assert.ts';
import type { Entity } from '../model/entity.ts';
import { storedEntries } from '../model/schema.ts';
import { documentOf, stored } from '../registry.ts';

/** A cell that names a row of another table. */
export type Reference = { readonly field: string; readonly to: string };

/**
 * How rows of a table belong to warehouses (Decision 11). A row is seen with the row that it is a part of, and where
 * one of its sides is seen or none is named; it is written where every side that is named is seen.
 */
export type Belonging = {
	/** What names a warehouse, or a row that lies in one. */
	readonly sides: readonly Reference[];
	/** Whether every row names one of them. */
	readonly somewhere: boolean;
	readonly owner?: Reference;
};

const WAREHOUSE = 'warehouse';
/** Rows that name by a text, and not by a reference, what they are about. */
const about: Readonly<Record<string, Reference>> = {
	stockRevaluation: { field: 'move', to: 'stockMove' }
};

/** How rows of a table belong to warehouses, read off its fields; undefined where they belong to none. */
export const belongingOf = (table: string): Belonging | undefined => {
	if (!found.has(table)) found.set(table, read(known(stored[table], table)));
	return found.get(table);
};
const found = new Map<string, Belonging | undefined>();

/** All tables whose rows belong to warehouses. */
export const belonging = (): readonly string[] =>
	Object.keys(stored).filter((table) => belongingOf(table));

/** References to rows that may be hidden while the row that names them is seen. */
export function mentions(table: string): readonly Reference[] {
	const own = belongingOf(table);
	const sure = own?.sides.length === 1 ? own.sides : [];
	return referencesOf(known(stored[table], table))
		.filter(({ field, to }) => to !== table && belongingOf(to) && field !== own?.owner?.field)
		.filter(({ field }) => !sure.some((side) => side.field === field))
		.filter(({ to }) => to !== BIN || !isInOnePlace(table));
}

const BIN = 'bin';

/** Where a row names one warehouse, its shelves are those of that one, as a rule wants. */
function isInOnePlace(table: string): boolean {
	const own = belongingOf(table);
	if (!own) return false;
	if (own.sides.length > 0) return own.sides.length === 1;
	return own.owner !== undefined && isInOnePlace(own.owner.to);
}

function read(entity: Entity): Belonging | undefined {
	if (entity.name === WAREHOUSE) {
		return { sides: [{ field: 'id', to: WAREHOUSE }], somewhere: true };
	}
	const through = about[entity.name];
	if (through) return { sides: [through], somewhere: true };
	const owner = referencesOf(entity).find(
		({ field, to }) => field === entity.owner && to !== entity.name && belongingOf(to)
	);
	const places = referencesOf(entity).filter(
		({ field }) => field !== owner?.field && binds(entity, field)
	);
	const named = places.filter(({ to }) => to === WAREHOUSE);
	const sides = named.length > 0 || owner ? named : places.filter(({ to }) => to === BIN);
	if (!owner && sides.length === 0) return undefined;
	// What moves goods leads from a warehouse or to one.
	const isSure = ({ field }: Reference) => entity.appended ?? isRequired(entity, field);
	return { sides, somewhere: sides.some(isSure), ...(owner ? { owner } : {}) };
}

const referencesOf = ({ fields }: Entity): readonly Reference[] =>
	storedEntries(fields).flatMap(([field, definition]) =>
		definition.kind === 'ref' ? [{ field, to: definition.to }] : []
	);

/** What may be left open in master data, such as the usual warehouse of an article, says nothing of where a row belongs. */
function binds(entity: Entity, field: string): boolean {
	const isPaper = documents[entity.name] !== undefined || documentOf(entity) !== undefined;
	return isRequired(entity, field) || entity.appended === true || isPaper;
}

function isRequired({ fields }: Entity, name: string): boolean {
	const field = fields[name];
	return field !== undefined && field.kind !== 'formula' && field.required === true;
}
