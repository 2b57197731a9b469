import type { Session } from '#lib/client/session.svelte.ts';
import { entityClient } from '#lib/client/entity-client.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { acceptedFor } from '#lib/domain/choosing/accepted.ts';
import { TypedPlace } from './moving/typed-place.ts';
import { m } from '#lib/ui/text.ts';
import type { CommitPlace } from './commit.ts';
import { Drafts } from './drafts.svelte.ts';
import { SaveQueue, type Saved } from './save-queue.ts';
import type { Sheet } from './sheet.svelte.ts';

/** What is typed into a sheet, on its way to the server. */
export function editsOf(sheet: Sheet, session: Session): SaveQueue {
	const places = new TypedPlace(sheet, session);
	return new SaveQueue({
		save: (input) => places.save(input),
		reload: (row) => sheet.reload(row),
		starting: (row) => sheet.drafts.starting(row),
		saved: (saved) => (places.told(saved) ? sheet.put(saved) : took(sheet, saved)),
		sending: (save) => sheet.undo.during(save),
		changed: (row) => sheet.marks.touch(row)
	});
}

function took(sheet: Sheet, { row, operation, cells, added, ...rows }: Saved) {
	const label = added ? m['grid.did.added']() : m['grid.did.changed']({ count: cells });
	sheet.wrote(rows, { operation, label });
	if (!added) return;
	const after = sheet.drafts.stored(row);
	sheet.refresh();
	after?.();
}

/** The rows that are being added to a sheet; below a row they belong to it. */
export function draftsOf(sheet: Sheet): Drafts {
	const { entity, edits, owner } = sheet;
	const drawn = (rows: readonly AnyRow[]) =>
		sheet.api?.setGridOption('pinnedTopRowData', [...rows]);
	return new Drafts({ entity, edits, drawn }, owner ? { [owner.field]: owner.id } : {});
}

/** Where what an editor ended with goes. */
export const placeOf = (sheet: Sheet): CommitPlace => ({
	edits: sheet.edits,
	showingOf: sheet.showingOf,
	clientOf: entityClient,
	accepted: (row, field) => acceptedIn(sheet, row, field),
	learn: ({ id, title }) => sheet.source.titles.set(id, title),
	during: (lookup) => sheet.undo.during(lookup)
});

/** What a reference is chosen from, as its row stands with what is typed into it. */
export const searchOf =
	(sheet: Sheet) =>
	(field: string, typed: string, row: Id | null = null) =>
		sheet.wording.options(field, typed, row === null ? undefined : acceptedIn(sheet, row, field));

function acceptedIn(sheet: Sheet, id: Id, field: string) {
	const isThis = (row: AnyRow) => row.id === id;
	const row = sheet.drafts.rows.find(isThis) ?? sheet.nodes().get(id)?.data ?? sheet.seen.get(id);
	return acceptedFor(sheet.entity.name, field, (name) => {
		const edit = sheet.edits.get(id, name);
		return (edit ? edit.value : row?.[name]) ?? null;
	});
}
