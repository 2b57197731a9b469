import type { CellClassParams, CellClassRules } from 'ag-grid-community';
import { COLOURS } from '#lib/client/live.svelte.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Others } from './others.svelte.ts';

/** The classes by which a cell shows what others do in it. */
export function othersRules(others: Others, field: string): CellClassRules<AnyRow> {
	type Ask = (row: string) => boolean;
	const when =
		(ask: Ask) =>
		({ data, node }: CellClassParams<AnyRow>) =>
			data !== undefined && !node.rowPinned && ask(data.id);
	const colours = Array.from({ length: COLOURS }, (_, colour) => [
		`k-person-${colour}`,
		when((row) => others.colourAt(row, field) === colour)
	]);
	return {
		'k-gone': when((row) => others.isGone(row)),
		'k-changed': when((row) => others.isChanged(row, field)),
		'k-here': when((row) => others.isHere(row, field)),
		...(Object.fromEntries(colours) as CellClassRules<AnyRow>)
	};
}
