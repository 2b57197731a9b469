import type { Entity } from '#lib/domain/model/entity.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { readCell, type ReadCell } from '#lib/domain/model/read-cell.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import { mapped } from '#lib/server/db/slices.ts';
import { checkClaiming, type Asker } from './check.ts';
import { unmet, type Claim } from './claims.ts';

/** The new value of a cell in plain decimals, and where it is none, why. */
export type Wished = { readonly cell: Cell; readonly problem?: Pick<Problem, 'code' | 'params'> };
/** A row as it is stored, and the new values of some of its cells. */
export type Wish = { readonly row: AnyRow; readonly cells: Readonly<Record<string, Wished>> };

/** What a change of many rows would do. Rows of which a value cannot be stored have problems and no draft. */
export type BulkPlan = {
	readonly drafts: readonly Draft[];
	readonly problems: readonly Problem[];
	/** What rows are to take from each other: a row that is left out keeps what it holds. */
	readonly claims: readonly Claim[];
};

/** Makes drafts of what is wished for rows and runs every rule over them. Writes nothing. */
export async function planBulk(
	asker: Asker,
	entity: Entity,
	wishes: readonly Wish[]
): Promise<BulkPlan> {
	const judged = await mapped(wishes, (wish) => judge(entity, wish));
	const refused = judged.flatMap(({ problems }) => problems);
	const { drafts, claims, ...checked } = await checkClaiming(
		asker,
		entity,
		judged.flatMap(({ draft }) => draft ?? [])
	);
	const found = [...refused, ...checked.problems];
	const faulty = new Set(found.filter(isError).flatMap(({ at }) => at?.row ?? []));
	const taken = unmet(claims, faulty).map(({ problem }) => problem);
	return { drafts, problems: [...new Set([...found, ...taken])], claims };
}

type Judged = { readonly draft?: Draft; readonly problems: readonly Problem[] };

/** The draft of a row that changes, the problems of one whose new cells cannot all be stored; else neither. */
function judge(entity: Entity, { row, cells }: Wish): Judged {
	const { id, version } = row;
	const after: Record<string, Cell> = {};
	const problems: Problem[] = [];
	for (const [field, wished] of Object.entries(cells)) {
		const read = readWished(entity, field, wished);
		if (!read.ok) problems.push({ ...read.problem, at: { row: id, field } });
		else if (read.value !== row[field]) after[field] = read.value;
	}
	const changed = new Set(Object.keys(after));
	if (problems.length > 0 || changed.size === 0) return { problems };
	return {
		draft: { id, before: row, after: { ...row, ...after, id, version: version + 1 }, changed },
		problems
	};
}

function readWished(entity: Entity, name: string, { cell, problem }: Wished): ReadCell {
	if (problem) return { ok: false, problem };
	const field = fieldNamed(entity.fields, name);
	return field && field.kind !== 'formula'
		? readCell(field, cell)
		: { ok: false, problem: { code: 'field.unknown', params: { field: name } } };
}
