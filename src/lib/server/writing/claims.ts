import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { fieldNamed, plainCell } from '#lib/domain/model/schema.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { contested } from '#lib/server/store/unique.ts';
import { uniqueSets } from './involved.ts';

/** A draft is to hold what another row holds, which no two rows may share. */
export type Claim = {
	readonly draft: Id;
	readonly row: Id;
	/** The fields whose values it is about. */
	readonly fields: readonly string[];
	/** Whether the other row gives them up in the same write. */
	readonly moves: boolean;
	/** What is wrong when it does not: the same one for all claims of a draft to the same fields. */
	readonly problem: Problem;
};
export type Claims = {
	/** Of drafts that are to hold the same. */
	readonly problems: readonly Problem[];
	readonly claims: readonly Claim[];
};

/** What drafts take from each other and from rows that stay: what counts is what stands after the write. */
export async function claimsOf(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Claims> {
	const problems: Problem[] = [];
	const claims: Claim[] = [];
	for (const fields of uniqueSets(entity)) {
		const touched = drafts.filter((draft) => touches(draft, fields));
		if (touched.length === 0) continue;
		const { twice, held } = await contested(db, entity, fields, touched);
		if (twice.size === 0 && held.length === 0) continue;
		const told = new Map(touched.map((draft) => [draft.id, toProblem(entity, fields, draft)]));
		const problemOf = (id: Id) => known(told.get(id), id);
		for (const id of twice) problems.push(problemOf(id));
		for (const { draft, row } of held) {
			claims.push({ draft, row, fields, moves: told.has(row), problem: problemOf(draft) });
		}
	}
	return { problems, claims };
}

const touches = ({ before, changed }: Draft, fields: readonly string[]): boolean =>
	before === null || fields.some((field) => changed.has(field));

function toProblem(
	entity: Entity,
	fields: readonly string[],
	{ id, after, changed }: Draft
): Problem {
	const at = fields.findLast((field) => changed.has(field)) ?? known(fields[0], entity.name);
	const field = fieldNamed(entity.fields, at);
	const shown = field && field.kind !== 'formula' && field.kind !== 'ref';
	const value = String((shown ? plainCell(field, after[at] ?? null) : null) ?? '');
	return { code: 'value.taken', params: { value }, at: { row: id, field: at } };
}

/** Rows that cannot be written: they have problems, or claim what a row that stays holds. */
export function refusedRows(
	problems: readonly Problem[],
	claims: readonly Claim[]
): ReadonlySet<Id> {
	const refused = new Set(problems.flatMap(({ at }) => at?.row ?? []));
	return new Set([...refused, ...unmet(claims, refused).map(({ draft }) => draft)]);
}

/**
 * The claims that come to nothing, since the other row stays as it is: it does not move, it is refused, or what it
 * claims itself comes to nothing.
 */
export function unmet(
	claims: readonly Claim[],
	refused: ReadonlySet<Id> = new Set()
): readonly Claim[] {
	const waiting = new Map<Id, Claim[]>();
	for (const claim of claims.filter(({ moves }) => moves)) {
		const others = waiting.get(claim.row);
		if (others) others.push(claim);
		else waiting.set(claim.row, [claim]);
	}
	const found = claims.filter(({ moves }) => !moves);
	const staying = new Set([...refused, ...found.map(({ draft }) => draft)]);
	// A set is walked to its end, also where that moves on meanwhile.
	for (const row of staying) {
		for (const claim of waiting.get(row) ?? []) {
			found.push(claim);
			staying.add(claim.draft);
		}
	}
	return found;
}
