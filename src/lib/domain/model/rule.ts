import type { Problem } from './problem.ts';
import type { AnyRow, Cell, Id } from './row.ts';

/** One row of a write: as it stands, and as it would stand. `before` is null for a new row. */
export type Draft = {
	readonly id: Id;
	readonly before: AnyRow | null;
	readonly after: AnyRow;
	/** Fields whose value changes; for a new row, every field that was given. */
	readonly changed: ReadonlySet<string>;
};

/**
 * The stored row a reference of the draft points to; undefined when the cell is empty. A path goes on from there:
 * `article.unit` is the unit of the article.
 */
export type Look = (path: string) => AnyRow | undefined;

/**
 * A business rule over rows of one entity: pure, one row at a time, all reasons at once.
 * It runs for a draft when the row is new or one of `fields` changes. Every field that it reads stands in
 * `fields` or `reads`, and in `looks` what it reads of the rows behind references, so that a bulk change loads no
 * more, and that nobody is told a warning that rests on what he may not see. An error stands for everybody: it may
 * not rest on a restricted field.
 */
export type Rule = {
	readonly name: string;
	readonly entity: string;
	readonly fields: readonly string[];
	readonly reads?: readonly string[];
	/** By reference or path; each step of a path stands here too. */
	readonly looks?: Readonly<Record<string, readonly string[]>>;
	/** By reference or path, the fields of the row behind it that may not change to break this rule for those who refer to it. */
	readonly relies?: Readonly<Record<string, readonly string[]>>;
	/** Cells that follow from what was typed; they are written with it. Runs before every check. */
	complete?(draft: Draft, look: Look): Readonly<Record<string, Cell>>;
	check?(draft: Draft, look: Look): readonly Problem[];
};

export const defineRule = (rule: Rule): Rule => rule;

export const applies = (rule: Rule, draft: Draft): boolean =>
	draft.before === null || rule.fields.some((field) => draft.changed.has(field));
