import type { BulkChange } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { readCell, type ReadCell } from '#lib/domain/model/schema.ts';
import { mapped } from '#lib/server/db/slices.ts';
import type { BulkValues } from './bulk-values.ts';
import { checkClaiming, type Asker } from './check.ts';
import { unmet, type Claim } from './claims.ts';

/** What a bulk change would do. Rows whose value cannot be stored have problems and no draft. */
export type BulkPlan = {
	readonly drafts: readonly Draft[];
	/** The values that cannot be stored, in plain decimals. */
	readonly computed: ReadonlyMap<Id, Cell>;
	readonly problems: readonly Problem[];
	/** What rows are to take from each other: a row that is left out keeps what it holds. */
	readonly claims: readonly Claim[];
};

/** Makes drafts of what was computed for the rows of a target and runs every rule over them. Writes nothing. */
export async function planBulk(
	asker: Asker,
	entity: Entity,
	{ field: name }: BulkChange,
	{ field, rows, cells }: BulkValues
): Promise<BulkPlan> {
	const changed = new Set([name]);
	const judged = await mapped([...rows.entries()], ([index, row]) =>
		judge(name, field, row, cells[index] ?? null, changed)
	);
	const refused = judged.flatMap(({ refused }) => refused ?? []);
	const { drafts, claims, ...checked } = await checkClaiming(
		asker,
		entity,
		judged.flatMap(({ draft }) => draft ?? [])
	);
	const found = [...refused.map(({ problem }) => problem), ...checked.problems];
	const faulty = new Set(found.filter(isError).flatMap(({ at }) => at?.row ?? []));
	const taken = unmet(claims, faulty).map(({ problem }) => problem);
	return {
		drafts,
		computed: new Map(refused.map(({ row, cell }) => [row, cell])),
		problems: [...new Set([...found, ...taken])],
		claims
	};
}

type Judged = {
	readonly draft?: Draft;
	readonly refused?: { readonly row: Id; readonly cell: Cell; readonly problem: Problem };
};

/** The draft of a row that changes, the problem of one whose new cell cannot be stored; else neither. */
function judge(
	name: string,
	field: StoredField,
	row: AnyRow,
	cell: Cell,
	changed: ReadonlySet<string>
): Judged {
	const { id, version } = row;
	const read = readComputed(field, cell);
	if (!read.ok) {
		return {
			refused: { row: id, cell, problem: { ...read.problem, at: { row: id, field: name } } }
		};
	}
	if (read.value === row[name]) return {};
	const after = { ...row, [name]: read.value, id, version: version + 1 };
	return { draft: { id, before: row, after, changed } };
}

/** A formula's error is no text to be stored. */
function readComputed(field: StoredField, cell: Cell): ReadCell {
	if (!isFault(cell)) return readCell(field, cell);
	return { ok: false, problem: { code: 'formula.error', params: { error: cell } } };
}

const isFault = (cell: Cell): cell is string =>
	typeof cell === 'string' && /^#[A-Z/0!?]+$/.test(cell);
