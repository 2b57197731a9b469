import { isTroubled } from './cell-edit.ts';
import { pause } from './pause.ts';
import type { Sheet } from './sheet.svelte.ts';

/** The tables on the screen, to be asked before one of them is taken away with what is typed into it. */
const sheets = new Set<Sheet>();

export function track(sheet: Sheet): () => void {
	sheets.add(sheet);
	return () => sheets.delete(sheet);
}

const PATIENCE_MS = 5000;

/** Cells on the screen that the server does not hold. */
export const unsavedCells = (): number => sum([...sheets]);

/** Takes what is being typed anywhere for good and waits for it to be stored, a while at most; answers whether it is. */
export async function saved(): Promise<boolean> {
	const until = performance.now() + PATIENCE_MS;
	for (const { api } of sheets) api?.stopEditing();
	await pause();
	for (const { drafts } of sheets) for (const { id } of drafts.rows) drafts.leave(id);
	do await pause();
	while (isOnTheWay() && performance.now() < until);
	return unsavedCells() === 0 && ![...sheets].some(hasDrafts);
}

/** Whether something will be stored without anybody doing more about it. */
const isOnTheWay = (): boolean =>
	[...sheets].some(
		({ edits, batches, drafts }) =>
			batches.sending > 0 ||
			edits.all().some((edit) => !isTroubled(edit)) ||
			drafts.rows.some(({ id }) => edits.isBusy(id))
	);

const hasDrafts = ({ drafts }: Sheet) => drafts.rows.length > 0;

/** Those of the tables below an open row. */
export const unsavedBelow = (): number => sum([...sheets].filter(({ owner }) => owner !== null));

/** Those of one table: typed one by one, and those of a block that is on its way or being looked at. */
export const unsavedOf = ({ edits, batches }: Pick<Sheet, 'edits' | 'batches'>): number =>
	edits.all().length + batches.sending + (batches.review?.cells.length ?? 0);

const sum = (some: readonly Pick<Sheet, 'edits' | 'batches'>[]) =>
	some.reduce((count, sheet) => count + unsavedOf(sheet), 0);
