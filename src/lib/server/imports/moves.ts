import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { unmet, type Claim } from '../writing/claims.ts';
import { uniqueSets } from '../writing/involved.ts';
import { toLineProblem, type LineProblem } from './staged.ts';

/** What a line does to values that no two rows may share. */
type Note = {
	/** The row it writes. */
	readonly row: Id;
	/** Values that its row gives up, by valueOf(). */
	readonly leaves: readonly string[];
	readonly claims: readonly Claim[];
};

/**
 * Values that lines of a file take from rows which other lines may move, before or after them: whether they can is
 * known when all lines are.
 */
export type Moves = {
	note(line: number, note: Note): void;
	/** The line is read anew, or left out. */
	forget(line: number): void;
	/** Of the lines to be written those that cannot have what they claim, and why. */
	blocked(isOpen: (line: number) => boolean): ReadonlyMap<number, readonly LineProblem[]>;
	/** Lines that give up what others claim: all of them are written first, and together. */
	leaving(): ReadonlySet<number>;
};

/** Sets of fields that no two rows may share and in which a line may change a stored row: not those it is found by. */
export const movableSets = (
	entity: Entity,
	{ mode, key, fields }: ImportPlan
): readonly (readonly string[])[] =>
	mode === 'insert'
		? []
		: uniqueSets(entity).filter(
				(set) => set.join() !== key.join() && set.some((field) => fields[field])
			);

/** What a stored row holds in fields that no two rows may share. */
const valueOf = (row: Id, fields: readonly string[]): string => `${row} ${fields.join()}`;

/** The values of a stored row in some sets of fields that a draft of it gives up. */
export const leavesOf = (
	sets: readonly (readonly string[])[],
	{ id, before, changed }: Draft
): readonly string[] =>
	sets
		.filter((set) => set.some((field) => changed.has(field) && (before?.[field] ?? null) !== null))
		.map((set) => valueOf(id, set));

export function makeMoves(): Moves {
	const notes = new Map<number, Note>();
	return {
		note(line, note) {
			if (note.leaves.length + note.claims.length > 0) notes.set(line, note);
		},
		forget: (line) => void notes.delete(line),
		blocked(isOpen) {
			const open = [...notes].filter(([line]) => isOpen(line));
			const given = new Set(open.flatMap(([, { leaves }]) => leaves));
			const claims = open.flatMap(([, note]) =>
				note.claims.map((claim) => ({
					...claim,
					moves: given.has(valueOf(claim.row, claim.fields))
				}))
			);
			const lineOf = new Map(open.map(([line, { row }]) => [row, line]));
			const blocks = new Map<number, LineProblem[]>();
			for (const problem of new Set(unmet(claims).map((claim) => claim.problem))) {
				const line = known(lineOf.get(problem.at?.row ?? ''), 'line');
				blocks.set(line, [...(blocks.get(line) ?? []), toLineProblem(problem)]);
			}
			return blocks;
		},
		leaving() {
			const claimed = [...notes.values()].flatMap(({ claims }) => claims);
			const values = new Set(claimed.map(({ row, fields }) => valueOf(row, fields)));
			const leaving = [...notes].filter(([, { leaves }]) =>
				leaves.some((each) => values.has(each))
			);
			return new Set(leaving.map(([line]) => line));
		}
	};
}
