import type { Save } from '#lib/client/entity-client.ts';
import { newId } from '#lib/client/id.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { CellEdit, Complaint } from './cell-edit.ts';

export type Job = { readonly save: Save; readonly row: Id; readonly edits: readonly CellEdit[] };

/** One save of one row, with the edits that it carries. Never changed: it may have to be sent again word for word. */
export function jobOf(
	row: Id,
	version: number,
	starting: Readonly<Record<string, Cell>>,
	edits: readonly CellEdit[]
): Job {
	const typed = Object.fromEntries(edits.map(({ field, value }) => [field, value]));
	const old = Object.fromEntries(edits.map((edit) => [edit.field, edit.old]));
	const confirmed = edits.flatMap((edit) => edit.confirmed ?? []);
	const change = { id: row, version, patch: { ...starting, ...typed } };
	const changes = [version === 0 ? change : { ...change, old }];
	const save = { operation: newId(), source: 'grid' as const, changes };
	return { row, edits, save: confirmed.length > 0 ? { ...save, confirmed } : save };
}

// Problems of a new row in cells that nobody typed into are shown in those cells as well.
export function untyped(job: Job, problems: readonly Complaint[]): readonly CellEdit[] {
	const typed = new Set(job.edits.map(({ field }) => field));
	const fields = problems.flatMap(({ at }) => (at?.field === undefined ? [] : [at.field]));
	const start = { row: job.row, version: 0, old: null, problems: [], state: 'saving' as const };
	return [...new Set(fields)]
		.filter((field) => !typed.has(field))
		.map((field) => ({ ...start, field, value: job.save.changes[0]?.patch[field] ?? null }));
}
