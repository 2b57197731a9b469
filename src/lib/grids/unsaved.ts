import type { Owner, Sheet } from './sheet.svelte.ts';

/** The tables on the screen, to be asked before one of them is taken away with what is typed into it. */
const sheets = new Set<Pick<Sheet, 'edits' | 'batches'> & { readonly owner: Owner | null }>();

export function track(sheet: Sheet): () => void {
	sheets.add(sheet);
	return () => sheets.delete(sheet);
}

const PATIENCE_MS = 5000;

/** Cells on the screen that the server does not hold. */
export const unsavedCells = (): number => sum([...sheets]);

/** Waits for what was typed to be stored, a while at most; answers whether it is. */
export async function saved(): Promise<boolean> {
	const until = performance.now() + PATIENCE_MS;
	// The grid tells what was typed in a task of its own.
	do await new Promise((resolve) => setTimeout(resolve, 20));
	while (unsavedCells() > 0 && performance.now() < until);
	return unsavedCells() === 0;
}

/** Those of the tables below an open row. */
export const unsavedBelow = (): number => sum([...sheets].filter(({ owner }) => owner !== null));

/** Those of one table: typed one by one, and those of a block that is on its way or being looked at. */
export const unsavedOf = ({ edits, batches }: Pick<Sheet, 'edits' | 'batches'>): number =>
	edits.all().length + batches.sending + (batches.review?.cells.length ?? 0);

const sum = (some: readonly Pick<Sheet, 'edits' | 'batches'>[]) =>
	some.reduce((count, sheet) => count + unsavedOf(sheet), 0);
