import { pressed } from '#lib/ui/keys.ts';
import { NUMBER_COLUMN } from '../number-column.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { END, stripes, type Spot } from './area.ts';
import { target } from './moves.ts';
import type { Ranged } from './ranging.ts';

/** Rows can be ticked where there is a selection of them. */
type Host = Ranged & Partial<Pick<Sheet, 'selection'>>;

/** The keys that choose cells and walk among them. Answers whether the key was one. */
export function rangeKey(event: KeyboardEvent, sheet: Host): boolean {
	const { ranging } = sheet;
	const { active } = ranging.range;
	if (pressed(event, 'Control+A')) return done(() => chooseAll(sheet));
	if (!active || sheet.api?.getFocusedCell()?.rowPinned) return false;
	if (onNumber(sheet)) return false;
	if (event.key === ' ') return onSpace(event, sheet);
	if (pressed(event, 'Shift+F8')) return toggleAdding(sheet);
	if (ranging.range.isAdding && pressed(event, 'Escape')) return toggleAdding(sheet);
	if (walksInside(event, sheet)) return done(() => walk(event, sheet));
	return event.shiftKey ? extends_(event, sheet, active) : jumps(event, sheet, active);
}

const toggleAdding = ({ ranging: { range } }: Host) => done(() => range.toggleAdding());

function onSpace(event: KeyboardEvent, sheet: Host): boolean {
	if (isControl(event) && event.shiftKey) return tickRows(sheet);
	if (isControl(event)) return done(() => wholeColumns(sheet));
	return event.shiftKey && done(() => wholeRows(sheet));
}

/** Enter and Tab at the end of typing, while several cells are chosen: the next one of them is typed into. */
export function leavesInside(event: KeyboardEvent, sheet: Host): boolean {
	if (!sheet.isTyping || !walksInside(event, sheet)) return false;
	return done(() => {
		sheet.api?.stopEditing();
		walk(event, sheet);
	});
}

const walksInside = (event: KeyboardEvent, { ranging }: Host) =>
	ranging.range.isMany &&
	!event.ctrlKey &&
	!event.metaKey &&
	!event.altKey &&
	(event.key === 'Enter' || event.key === 'Tab');

const walk = ({ key, shiftKey }: KeyboardEvent, { ranging }: Host) =>
	ranging.advance(key === 'Tab', shiftKey ? -1 : 1);

function extends_(event: KeyboardEvent, sheet: Host, active: Spot): boolean {
	const { ranging } = sheet;
	const from = ranging.range.head ?? active;
	const head = target(from, event.key, isControl(event), ranging.size, pageOf(sheet));
	if (!head) return false;
	return done(() => ranging.lead((range) => range.extend(head), head));
}

/** Plain keys that lead far. */
const FAR = ['Home', 'End', 'PageUp', 'PageDown'];

// Plain arrows are the grid's own unless they choose; it knows how to leave the list for the rows above it. Pages it passes over where
// they are asked for faster than ten times a second.
function jumps(event: KeyboardEvent, sheet: Host, active: Spot): boolean {
	const far = isControl(event);
	if (!far && !FAR.includes(event.key) && !sheet.ranging.range.isAdding) return false;
	const spot = target(active, event.key, far, sheet.ranging.size, pageOf(sheet));
	if (!spot || event.altKey) return false;
	return done(() => {
		if (event.key.startsWith('Page')) turn(sheet, spot.row - active.row);
		sheet.ranging.lead((range) => range.go(spot));
	});
}

/** Moves the list by as many rows, so that the cell with the focus stays where it is on the screen. */
function turn({ api, ranging }: Host, rows: number) {
	const height = rowHeight(api);
	if (!api || !height) return;
	const top = Math.round(api.getVerticalPixelRange().top / height) + rows;
	api.ensureIndexVisible(Math.max(0, Math.min(top, ranging.size.rows - 1)), 'top');
}

function chooseAll({ ranging }: Host) {
	const active = ranging.range.active ?? { row: 0, column: 0 };
	ranging.lead((range) => range.choose({ row: 0, column: 0 }, { row: END, column: END }, active));
}

function wholeColumns({ ranging }: Host) {
	const { active, last } = ranging.range;
	if (!active || !last) return;
	const right = Math.min(last.right, ranging.size.columns - 1);
	ranging.change((range) =>
		range.widen({ row: 0, column: last.left }, { row: END, column: right }, active)
	);
}

function wholeRows({ ranging }: Host) {
	const { active, last } = ranging.range;
	if (!active || !last) return;
	const bottom = Math.min(last.bottom, ranging.size.rows - 1);
	ranging.change((range) =>
		range.widen({ row: last.top, column: 0 }, { row: bottom, column: END }, active)
	);
}

/** Ticks the loaded rows of the range, or takes their ticks off where all have one. */
function tickRows({ ranging, selection }: Host): boolean {
	if (!selection) return false;
	const loaded = ranging.loaded();
	const ids = stripes(ranging.range.areas).flatMap(({ top, bottom }) =>
		[...loaded].flatMap(([at, { data }]) => (data && at >= top && at <= bottom ? [data.id] : []))
	);
	selection.set(ids, !ids.every((id) => selection.has(id)));
	return true;
}

const onNumber = ({ api }: Host) => api?.getFocusedCell()?.column.getColId() === NUMBER_COLUMN;

/** How many rows are seen at once, less the one that shows where one came from. */
function pageOf({ api }: Host): number {
	const height = rowHeight(api);
	if (!api || !height) return 1;
	const { top, bottom } = api.getVerticalPixelRange();
	return Math.max(1, Math.floor((bottom - top) / height) - 1);
}

const rowHeight = (api: Host['api']) =>
	api?.getDisplayedRowAtIndex(api.getFirstDisplayedRowIndex())?.rowHeight;

const isControl = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;

function done(action: () => void): true {
	action();
	return true;
}
