import { may } from '#lib/domain/access/may.ts';
import {
	columnLimits,
	mayChangeColumn,
	mayUseColumn,
	withColumns,
	type FormulaColumn
} from '#lib/domain/columns/formula-column.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { extended, named } from '#lib/formulas/columns.ts';
import { readFormula } from '#lib/formulas/readable.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { columnEntity, putColumn, type StoredColumn } from '#lib/server/store/formula-columns.ts';
import { changeColumns } from '#lib/server/writing/change-columns.ts';
import { columnsNaming, namesOf, namings } from '#lib/server/writing/formula-columns.ts';

/** A column as somebody wants it; version 0 is a new one. */
export type WantedColumn = Omit<FormulaColumn, 'entity' | 'mine'>;

/** Keeps a column of the user's own, or changes a shared one. The same request again changes nothing. */
export function saveFormulaColumn(
	context: Context,
	entity: Entity,
	wanted: WantedColumn
): Promise<void> {
	const { actor } = context;
	return changeColumns(context, entity, async (tx, all) => {
		const before = all.find(({ id }) => id === wanted.id);
		if (before && isSame(before, wanted)) return;
		const elsewhere = !before && (await columnEntity(tx, wanted.id)) !== undefined;
		refuse(elsewhere ? [exists(wanted.id)] : placeProblems(actor, before, wanted));
		const column: StoredColumn = {
			...wanted,
			entity: entity.name,
			version: wanted.version + 1,
			user: before?.user ?? actor.userId,
			who: actor.name,
			at: new Date().toISOString()
		};
		const others = all.filter((each) => each !== before);
		refuse([
			...nameProblems(actor, column, others),
			...formulaProblems(actor, entity, column, all),
			...sharingProblems(actor, before, column)
		]);
		refuse(neighbourProblems(actor, entity, before, column, others));
		await putColumn(tx, column);
	});
}

function refuse(problems: readonly Problem[]) {
	if (problems.length > 0) throw new Refused(problems);
}

const isSame = (before: StoredColumn, { version, ...wanted }: WantedColumn): boolean => {
	const { name, formula, as, decimals, shared } = before;
	const is = { id: before.id, name, formula, as, decimals, shared };
	return (
		before.version === version + 1 &&
		Object.entries(is).every(([key, value]) => wanted[key as keyof typeof is] === value)
	);
};

const exists = (row: string): Problem => ({ code: 'row.exists', at: { row } });

/** Whether the column that is to be changed is there, is the one that was seen, and may be changed by him. */
function placeProblems(
	actor: Actor,
	before: StoredColumn | undefined,
	{ id: row, version }: WantedColumn
): readonly Problem[] {
	if (version === 0) return before ? [exists(row)] : [];
	if (!before || !mayUseColumn(actor, before)) return [{ code: 'row.gone', at: { row } }];
	const { who, at, formula: theirs, name: field } = before;
	if (!mayChangeColumn(actor, before)) {
		return [{ code: 'field.forbidden', params: { field }, at: { row } }];
	}
	if (before.version === version) return [];
	return [{ code: 'row.changed', params: { who, at, theirs }, at: { row } }];
}

function nameProblems(
	actor: Actor,
	{ id: row, name, user, version }: StoredColumn,
	others: readonly StoredColumn[]
): readonly Problem[] {
	const at = { row, field: 'name' };
	const { own: max } = columnLimits;
	const taken = others.some(
		(other) => mayUseColumn(actor, other) && folded(other.name) === folded(name)
	);
	if (taken) return [{ code: 'value.taken', params: { value: name }, at }];
	const own = others.filter((other) => other.user === user).length;
	return version === 1 && own >= max ? [{ code: 'column.too-many', params: { max }, at }] : [];
}

const folded = (name: string) => name.replace(/\s+/g, ' ').toLocaleLowerCase('en');

/** What its maker cannot calculate, he cannot keep: columns that he may not see, circles, what is no formula. */
function formulaProblems(
	actor: Actor,
	entity: Entity,
	column: StoredColumn,
	all: readonly StoredColumn[]
): readonly Problem[] {
	const offered = all
		.filter((each) => mayUseColumn(actor, each))
		.map((each) => ({ ...each, mine: true }));
	const { problems } = extended(actor, entity, offered);
	const others = offered.filter(({ id }) => id !== column.id && !problems.has(id));
	const used = [...others, { ...column, mine: true }];
	const read = readFormula(actor, column.formula, withColumns(entity, used).fields, column.id);
	const at = { row: column.id, field: 'formula' };
	return read.ok ? [] : named(read.problems, used).map((problem) => ({ ...problem, at }));
}

function sharingProblems(
	actor: Actor,
	before: StoredColumn | undefined,
	{ id: row, shared, user }: StoredColumn
): readonly Problem[] {
	const taken = before?.shared === true && !shared && user !== actor.userId;
	const given = shared && !may(actor, 'views.share');
	const field = 'shared';
	return taken || given ? [{ code: 'field.forbidden', params: { field }, at: { row, field } }] : [];
}

/** What it is made of must be there for all who may use it, and what is made of it must go on to be calculated. */
function neighbourProblems(
	actor: Actor,
	entity: Entity,
	before: StoredColumn | undefined,
	column: StoredColumn,
	others: readonly StoredColumn[]
): readonly Problem[] {
	const { id: row, shared, user } = column;
	const after = namings(entity, [...others, column]);
	const was = namings(entity, before ? [...others, before] : others);
	const names = after.at(-1)?.names;
	const own = others.filter((other) => shared && !other.shared && names?.has(other.id));
	const left = columnsNaming(row, after).filter(
		(other) => !shared && (other.shared || other.user !== user)
	);
	const broken = others.filter((_, at) => was[at]?.names && !after[at]?.names);
	const problem = (code: ColumnProblem, field: string, columns: readonly StoredColumn[]) =>
		columns.length === 0
			? []
			: [{ code, params: { columns: namesOf(actor, columns) }, at: { row, field } }];
	return [
		...problem('column.own-inside', 'shared', own),
		...problem('column.in-use', 'shared', left),
		...problem('column.breaks', 'formula', broken)
	];
}
type ColumnProblem = 'column.own-inside' | 'column.in-use' | 'column.breaks';
