import type { CellClassRules } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { rangeClasses } from './range/paint.ts';
import type { Sheet } from './sheet.svelte.ts';

/** What the cells of a column look like where they are chosen, or found. */
export const chosenClasses = (
	{ ranging, finder }: Sheet,
	field: string
): CellClassRules<AnyRow> => ({ ...rangeClasses(ranging, field), ...finder.classes(field) });
