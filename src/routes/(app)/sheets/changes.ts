import { goto, invalidateAll } from '$app/navigation';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import { sheetLimits, type SheetCells, type SheetHead } from '#lib/domain/sheets/sheet.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { attempt } from '../settings/attempt.ts';

/** Makes a sheet of one's own, and opens it. */
export async function addSheet(name: string, cells: SheetCells = {}) {
	const id = newId();
	const sheet = { id, version: 0, name: name.slice(0, sheetLimits.name), cells };
	if (await attempt(() => trpc.sheets.save.mutate(sheet))) await goto(`/sheets/${id}`);
}

export async function copySheet({ id, name }: SheetHead) {
	const sheet = await attempt(() => trpc.sheets.read.query({ id }));
	if (sheet) await addSheet(m['sheets.copyName']({ name }), sheet.cells);
}

export async function removeSheet({ id, name }: SheetHead) {
	const isGone = await attempt(() => trpc.sheets.remove.mutate({ id }).then(() => true));
	if (!isGone) return;
	await invalidateAll();
	toasts.show({
		tone: 'done',
		text: m['sheets.removed']({ name }),
		action: {
			label: m['grid.undo'](),
			run: async () => {
				await attempt(() => trpc.sheets.restore.mutate({ id }));
				await invalidateAll();
			}
		}
	});
}
