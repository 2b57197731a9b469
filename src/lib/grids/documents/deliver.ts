import { goto } from '$app/navigation';
import { tableAddress } from '#lib/client/table-address.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { carryOut } from './perform.ts';

/** Drafts delivery notes for what of one order can go out now, or of the chosen ones, and goes to the first of them. */
export const deliver = (sheet: Sheet, only: Id | null): Promise<void> =>
	carryOut(sheet, only, {
		label: m['documents.deliver'](),
		async call({ operation, rows, confirmed = [] }) {
			const asked = { operation, rows: [...rows], confirmed: [...confirmed] };
			const [note] = (await trpc.sales.deliver.mutate(asked)).rows;
			if (note) void goto(tableAddress('deliveryNote', note.id));
		}
	});
