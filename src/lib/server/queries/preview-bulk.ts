import { may } from '#lib/domain/access/may.ts';
import {
	MOST_LINES,
	type BulkChange,
	type BulkLine,
	type BulkPreview
} from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { plainCell } from '#lib/domain/model/schema.ts';
import { mayChange } from '#lib/domain/access/visible.ts';
import { Refused } from '#lib/server/refused.ts';
import { mapped } from '#lib/server/db/slices.ts';
import { breathe } from '#lib/server/db/transaction.ts';
import { byRow } from '#lib/server/writing/by-row.ts';
import { planBulk, type BulkPlan } from '#lib/server/writing/bulk.ts';
import { bulkValues, type BulkValues } from '#lib/server/writing/bulk-values.ts';
import type { Reader } from './list-page.ts';

/** What a bulk change would do, before it is done. */
export async function previewBulk(
	reader: Reader,
	entity: Entity,
	change: BulkChange
): Promise<BulkPreview> {
	const field = entity.fields[change.field];
	if (field && !(may(reader.actor, `${entity.name}.write`) && mayChange(reader.actor, field))) {
		throw new Refused([{ code: 'field.forbidden', params: { field: change.field } }]);
	}
	const values = await bulkValues(reader, entity, change);
	const plan = await planBulk(reader, entity, values.wishes);
	const problems = byRow(plan.problems);
	await breathe();
	const lines = await linesOf(entity, change.field, values, plan, problems);
	const rowsWith = (severity: 'warning' | undefined) =>
		[...problems.values()].filter((some) => some.some((one) => one.severity === severity)).length;
	return {
		rows: values.wishes.length,
		changed: lines.length,
		errors: rowsWith(undefined),
		warnings: rowsWith('warning'),
		lines: troubledFirst(lines),
		sumOld: sumOf(lines.map((line) => line.old)),
		sumNew: sumOf(lines.map((line) => line.new)),
		state: values.state
	};
}

async function linesOf(
	entity: Entity,
	name: string,
	{ field, wishes }: BulkValues,
	{ drafts }: BulkPlan,
	problems: ReadonlyMap<Id, readonly Problem[]>
): Promise<readonly BulkLine[]> {
	const after = new Map(drafts.map((draft) => [draft.id, draft.after]));
	const lines = await mapped(wishes, ({ row, cells }): BulkLine | null => {
		const now = after.get(row.id);
		if (!now && !problems.has(row.id)) return null;
		return {
			id: row.id,
			title: titleOf(entity, row),
			old: plainCell(field, row[name] ?? null),
			new: now ? plainCell(field, now[name] ?? null) : (cells[name]?.cell ?? null),
			problems: problems.get(row.id) ?? []
		};
	});
	return lines.filter((line) => line !== null);
}

const titleOf = ({ title }: Entity, row: AnyRow): string => String(row[title] ?? '');

const troubledFirst = (lines: readonly BulkLine[]): readonly BulkLine[] =>
	[
		...lines.filter(({ problems }) => problems.length > 0),
		...lines.filter(({ problems }) => problems.length === 0)
	].slice(0, MOST_LINES);

/** Of decimals, added up as whole numbers of the finest place, so that no cent is lost. */
function sumOf(cells: readonly Cell[]): number | null {
	const numbers = cells.filter((cell) => typeof cell === 'number');
	if (numbers.length === 0) return null;
	return numbers.reduce((sum, number) => sum + Math.round(number * FINEST), 0) / FINEST;
}
const FINEST = 1e6;
