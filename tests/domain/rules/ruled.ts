import { entities, type EntityName } from '#lib/domain/entities/index.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { rulesOf } from '#lib/domain/rules/index.ts';
import { runRules } from '#lib/domain/rules/run.ts';

export type Cells = Readonly<Record<string, Cell>>;
/** The rows referred to, by the id that stands in the cell. */
export type Others = Readonly<Record<string, Cells>>;
export type Case = {
	readonly entity: EntityName;
	/** The row as it stands; left out for a new one. */
	readonly before?: Cells;
	readonly typed: Cells;
	readonly others?: Others;
};

/** What the rules of an entity make of what was typed into one row. */
export function ruled({ entity, before, typed, others = {} }: Case) {
	const stored = before ? row({ ...initial(entity), ...before }) : null;
	const after = row({ ...(stored ?? initial(entity)), ...typed });
	const draft = { id: 'row', before: stored, after, changed: new Set(Object.keys(typed)) };
	const find = (_field: string, id: Cell | undefined) => {
		const cells = others[String(id)];
		return cells && row({ ...cells, id: String(id) });
	};
	const { drafts, problems } = runRules(rulesOf(entity), [draft], find, () => true);
	return { after: drafts[0]?.after, problems };
}

/** `code@field`, with a question mark behind a warning. */
export const told = ({ code, at, severity }: Problem): string =>
	`${code}@${at?.field}${severity === 'warning' ? '?' : ''}`;

const initial = (entity: EntityName): Cells => initialCells(entities[entity].fields);

const row = (cells: Cells): AnyRow => ({ id: 'row', version: 1, ...cells });
