import { entityClient } from '#lib/client/entity-client.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { localDay } from '#lib/client/trpc.ts';
import { formatTime } from '#lib/ui/format.ts';
import { meant } from '../commit.ts';
import type { Sheet } from '../sheet.svelte.ts';
import type { Picked } from '../picker-editor.ts';
import { fillAll } from './fill.ts';
import { typedIntoMany } from './typed.ts';

/**
 * What an editor ended with, where it means more than one plain cell: every chosen cell (Ctrl+Enter), a relative
 * entry, a formula. Answers whether that is so.
 */
export function spread(sheet: Sheet, row: AnyRow, field: string, raw: unknown): boolean {
	const all = sheet.spreading && sheet.ranging.range.isMany;
	sheet.spreading = false;
	if (typeof raw === 'string') return typedIntoMany(sheet, row, field, raw, all);
	if (!all || row.version === 0) return false;
	if (raw === null) return took(sheet, fillAll(sheet, field, null));
	if (!isPicked(raw)) return false;
	if ('typed' in raw) {
		const target = sheet.entity.fields[field];
		if (target?.kind !== 'ref') return typedIntoMany(sheet, row, field, raw.typed, true);
		return took(sheet, lookedUp(sheet, row, field, target.to, raw.typed));
	}
	sheet.source.titles.set(raw.option.id, raw.option.title);
	return took(sheet, fillAll(sheet, field, raw.option.id));
}

/** Text that was left before the list had come means the one row that it finds, as in a single cell. */
async function lookedUp(sheet: Sheet, row: AnyRow, field: string, to: string, typed: string) {
	const found = await meant(entityClient(to), typed).catch(() => []);
	const [only] = found;
	if (!only || found.length > 1) {
		typedIntoMany(sheet, row, field, typed, true);
		return;
	}
	sheet.source.titles.set(only.id, only.title);
	await fillAll(sheet, field, only.id);
}

/** Ctrl+; puts the day into the chosen cells that hold days. */
export function enterToday(sheet: Sheet, row: AnyRow, field: string): boolean {
	const day = localDay(new Date());
	return enter(sheet, row, field, 'date', day, sheet.showingOf(field).writing.day(day));
}

/** Ctrl+Shift+; puts the time, as it is written here, into the chosen cells that hold text. */
export function enterTime(sheet: Sheet, row: AnyRow, field: string): boolean {
	// Some languages part the hour from its half of the day by a space that does not break.
	const time = formatTime(new Date().toISOString()).replace(/\s/g, ' ');
	return enter(sheet, row, field, 'text', time, time);
}

function enter(
	sheet: Sheet,
	row: AnyRow,
	field: string,
	kind: Field['kind'],
	value: string,
	typed: string
): boolean {
	if (sheet.entity.fields[field]?.kind !== kind || !sheet.isEditable(field, row.id)) return false;
	if (sheet.ranging.range.isMany && row.version > 0) {
		return took(sheet, fillAll(sheet, field, value));
	}
	sheet.commit(sheet.startOf(row, field), typed);
	return true;
}

function took({ undo }: Sheet, write: Promise<void>): true {
	undo.during(write);
	return true;
}

const isPicked = (raw: unknown): raw is NonNullable<Picked> =>
	typeof raw === 'object' && raw !== null && ('option' in raw || 'typed' in raw);
