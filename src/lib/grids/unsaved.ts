import type { Owner, Sheet } from './sheet.svelte.ts';

/** The tables on the screen, to be asked before one of them is taken away with what is typed into it. */
const sheets = new Set<Pick<Sheet, 'edits' | 'batches'> & { readonly owner: Owner | null }>();

export function track(sheet: Sheet): () => void {
	sheets.add(sheet);
	return () => sheets.delete(sheet);
}

/** Cells on the screen that the server does not hold. */
export const unsavedCells = (): number => sum([...sheets]);

/** Those of the tables below an open row. */
export const unsavedBelow = (): number => sum([...sheets].filter(({ owner }) => owner !== null));

/** Those of one table: typed one by one, and those of a block that is on its way or being looked at. */
export const unsavedOf = ({ edits, batches }: Pick<Sheet, 'edits' | 'batches'>): number =>
	edits.all().length + batches.sending + (batches.review?.cells.length ?? 0);

const sum = (some: readonly Pick<Sheet, 'edits' | 'batches'>[]) =>
	some.reduce((count, sheet) => count + unsavedOf(sheet), 0);
