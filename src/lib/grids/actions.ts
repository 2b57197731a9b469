import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { localDay } from '#lib/client/trpc.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { visible } from './layout.ts';
import { failureText } from './panels/failure-text.ts';
import { clip, stripes } from './range/area.ts';
import { rowsBetween } from './range/row-window.ts';
import { skippedText } from './skipped.ts';
import type { Sheet } from './sheet.svelte.ts';

const AT_ONCE = 1000;
/** As many as one save may hold; more rows than that are removed by a bulk change, not from here. */
const MOST = 10_000;

/** A new row above the list, with the focus in the first cell that it is known by or must have. */
export function addRow(sheet: Sheet) {
	if (!sheet.canWrite || sheet.entity.single) return;
	const row = sheet.drafts.add();
	const missing = sheet.drafts.missing(row.id);
	const empty = visible(sheet.view.layout)
		.map(({ field }) => field)
		.filter((field) => sheet.isEditable(field) && (row[field] ?? null) === null);
	const isFirst = (each: string) => missing.includes(each) || isUnique(sheet.entity.fields[each]);
	const field = empty.find(isFirst) ?? empty[0] ?? sheet.entity.title;
	sheet.api?.ensureColumnVisible(field);
	sheet.api?.setFocusedCell(0, field, 'top');
}

const isUnique = (field: Field | undefined) => field?.kind === 'text' && field.unique === true;

/** Tab in the last cell of a new row begins another, so that this one is left and stored. */
export function addNext(sheet: Sheet, row: Id, field: string): boolean {
	const last = visible(sheet.view.layout).findLast((each) => sheet.isEditable(each.field));
	const typed = sheet.isTyping || sheet.edits.of(row).length > 0;
	if (!sheet.drafts.has(row) || field !== last?.field || !typed) return false;
	sheet.api?.stopEditing();
	addRow(sheet);
	return true;
}

/** Removes the ticked rows, or the one with the focus. There is no question before: there is an Undo after. */
export function removeRows(sheet: Sheet) {
	const focused = sheet.focused?.row;
	if (focused !== undefined && sheet.drafts.has(focused)) return sheet.drafts.discard(focused);
	sheet.undo.during(remove(sheet, chosenRows));
}

/** Removes one row, whatever is ticked. */
export const removeRow = (sheet: Sheet, row: Id) =>
	sheet.undo.during(remove(sheet, () => rowsById(sheet, [row])));

async function remove(sheet: Sheet, choose: (sheet: Sheet) => Promise<readonly AnyRow[]>) {
	if (!sheet.canWrite || sheet.entity.single) return;
	try {
		const rows = await choose(sheet);
		if (rows.length === 0) return;
		const operation = newId();
		const { removed } = await sheet.client.remove.mutate({
			operation,
			rows: rows.map(({ id, version }) => ({ id, version }))
		});
		sheet.undo.did({ operation, label: m['grid.did.removed']({ count: removed.length }) });
		sheet.selection.setAll(false);
		if (sheet.opened !== null && removed.includes(sheet.opened)) sheet.opened = null;
		sheet.refresh();
		toasts.show({
			tone: 'done',
			text: m['grid.removed']({ count: removed.length }),
			action: { label: m['grid.undo'](), run: () => undo(sheet, operation) }
		});
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error), sheet.entity) });
	}
}

/** As many rows are duplicated at once as can still be looked through above the list. */
const MOST_COPIES = 50;

/** New rows above the list that hold what the chosen ones do, but for what must be theirs alone. */
export async function duplicateRows(sheet: Sheet) {
	if (!sheet.canWrite || sheet.entity.single) return;
	const rows = (await chosenRows(sheet)).slice(0, MOST_COPIES);
	for (const row of rows.toReversed()) sheet.drafts.add(row);
	const first = sheet.drafts.rows[0];
	const field = first && sheet.drafts.missing(first.id)[0];
	if (rows.length > 0) sheet.api?.setFocusedCell(0, field ?? sheet.entity.title, 'top');
}

/** Takes the last step back, or the one given, and tells what could not be. */
export async function undo(sheet: Sheet, operation?: Id) {
	const { undo } = sheet;
	tell(sheet, await (operation === undefined ? undo.undo() : undo.undoOne(operation)), 'undone');
}

export async function redo(sheet: Sheet) {
	tell(sheet, await sheet.undo.redo(), 'redone');
}

/** Where the server writes the rows of this view into a file: all that match, in the columns that are seen. */
export function exportUrl({ entity, view }: Sheet, format: 'csv' | 'xlsx'): string {
	const fields = view.layout.columns.filter(({ hidden }) => !hidden).map(({ field }) => field);
	const params = new URLSearchParams({
		query: JSON.stringify(view.query),
		fields: fields.join(','),
		locale: getLocale(),
		day: localDay(new Date())
	});
	return `/api/export/${format}/${entity.name}?${params}`;
}

type Outcome = Awaited<ReturnType<Sheet['undo']['undo']>>;

function tell(sheet: Sheet, outcome: Outcome, what: 'undone' | 'redone') {
	if (!outcome) return;
	if ('failure' in outcome) {
		toasts.show({ tone: 'error', text: failureText(outcome.failure, sheet.entity) });
		return;
	}
	sheet.refresh();
	const { done, undone, skipped } = outcome;
	const label = done.label;
	const said = what === 'undone' ? m['grid.undone']({ label }) : m['grid.redone']({ label });
	if (skipped.length === 0) {
		toasts.show({ tone: 'done', text: said });
		return;
	}
	const left = skippedText(sheet.entity.name, skipped);
	toasts.show({ tone: 'warning', text: undone > 0 ? `${said}. ${left}` : left });
}

// Removing names each row and its version: a row changed meanwhile is not removed unseen.
export async function chosenRows(sheet: Sheet): Promise<readonly AnyRow[]> {
	const { selection, focused } = sheet;
	if (selection.all) return (await allRows(sheet)).filter(({ id }) => selection.has(id));
	if (selection.isEmpty && sheet.ranging.range.isMany) return rangeRows(sheet);
	return rowsById(sheet, selection.isEmpty ? (focused ? [focused.row] : []) : [...selection.ids]);
}

export async function rowsById({ client }: Sheet, ids: readonly Id[]): Promise<readonly AnyRow[]> {
	const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
		ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE)
	);
	const found = await Promise.all(parts.map((part) => client.rows.query({ ids: part })));
	return found.flatMap(({ rows }) => rows);
}

/** The rows that chosen cells lie in, as they are stored. */
async function rangeRows(sheet: Sheet): Promise<readonly AnyRow[]> {
	const { range, size } = sheet.ranging;
	const areas = range.areas.flatMap((area) => clip(area, size) ?? []);
	const rows: AnyRow[] = [];
	for (const { top, bottom } of stripes(areas)) {
		const to = Math.min(bottom, top + MOST - rows.length - 1);
		rows.push(...(await rowsBetween(sheet, top, to)).values());
	}
	return rows;
}

async function allRows({ client, view }: Sheet): Promise<readonly AnyRow[]> {
	const rows: AnyRow[] = [];
	let after: string | null = null;
	do {
		const page = { ...view.query, offset: rows.length, limit: AT_ONCE };
		const answer = await client.list.query(after === null ? page : { ...page, after });
		rows.push(...answer.rows);
		after = answer.rows.length === AT_ONCE ? answer.after : null;
	} while (after !== null && rows.length < MOST);
	return rows;
}
