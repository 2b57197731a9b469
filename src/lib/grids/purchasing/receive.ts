import { goto } from '$app/navigation';
import { failureOf, problemsOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { tableAddress } from '#lib/client/table-address.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { chosenRows, rowsById } from '../actions.ts';
import { refusalsOf } from '../documents/refusals.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { saved } from '../unsaved.ts';

/** Drafts receipts of what is still to come of the orders, and goes to the first of them. */
export async function receive(sheet: Sheet, only: Id | null): Promise<void> {
	const { acting, entity } = sheet;
	if (acting.busy || !(await saved())) return;
	acting.busy = true;
	try {
		const rows = only === null ? await chosenRows(sheet) : await rowsById(sheet, [only]);
		if (rows.length === 0) return;
		const seen = rows.map(({ id, version }) => ({ id, version }));
		const ids = rows.map(({ id }) => id);
		const call = trpc.purchasing.receive.mutate({ operation: newId(), rows: seen });
		const made = await call.catch(async (error: unknown) => {
			acting.tried(ids, await refusalsOf(sheet, rows, problemsOf(error)));
			sheet.refresh();
			throw error;
		});
		acting.tried(ids);
		const count = made.rows.length;
		toasts.show({ tone: 'done', text: m['purchasing.drafted']({ count }) });
		const [first] = made.rows;
		if (first) await goto(tableAddress('goodsReceipt', first.id));
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error), entity) });
	} finally {
		acting.busy = false;
	}
}
