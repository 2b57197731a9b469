import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { batchOf, type BatchCell } from './batch.ts';
import { cellsOf } from './many.ts';

/** Empties the chosen cells. Those that must hold something are left alone and counted. */
export async function clearChosen(sheet: Sheet): Promise<void> {
	const many = await cellsOf(sheet, sheet.ranging.range.areas);
	if (!many) return;
	const clearable = many.cells.filter(({ field }) => isClearable(sheet, field));
	const cells = clearable.map(({ row, field }): BatchCell => {
		const flag = sheet.entity.fields[field]?.kind === 'flag';
		return { ...sheet.startOf(row, field), value: flag ? false : null };
	});
	const fixed = many.fixed + many.cells.length - clearable.length;
	await sheet.batches.start(batchOf(m['range.cleared']({ count: cells.length }), cells, fixed));
}

function isClearable({ entity }: Sheet, field: string): boolean {
	const definition = entity.fields[field];
	if (!definition) return false;
	return definition.kind === 'flag' || !('required' in definition && definition.required);
}
