import { mayUseColumn, withColumns } from '#lib/domain/columns/formula-column.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import type { StoredColumn } from '#lib/server/store/formula-columns.ts';

/** A column with the fields that its formula names; none where it cannot be calculated, whoever asks. */
export type Naming = { readonly column: StoredColumn; readonly names: ReadonlySet<string> | null };

/** What each column of an entity is made of, in their order. */
export function namings(entity: Entity, columns: readonly StoredColumn[]): readonly Naming[] {
	const { fields } = withColumns(
		entity,
		columns.map((column) => ({ ...column, mine: true }))
	);
	return columns.map((column) => {
		const parsed = parseFormula(column.formula, fields, column.id);
		return { column, names: parsed.ok ? new Set(parsed.value.names) : null };
	});
}

/** The columns that are made of one. */
export const columnsNaming = (id: Id, columns: readonly Naming[]): readonly StoredColumn[] =>
	columns.filter(({ names }) => names?.has(id)).map(({ column }) => column);

/** The names of columns as far as the actor may know them, and how many more there are. */
export function namesOf(actor: Actor, columns: readonly StoredColumn[]): string {
	const known = columns.filter((column) => mayUseColumn(actor, column));
	const more = columns.length - known.length;
	return [...known.map(({ name }) => name), ...(more > 0 ? [`+${more}`] : [])].join(', ');
}
