import { documentClient } from '#lib/client/document-client.ts';
import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** Documents that were posted in another table than their own. */
export type Posted = {
	readonly document: string;
	readonly heads: readonly AnyRow[];
	readonly done: (numbers: string) => string;
	readonly undone: string;
	/** Whether the user may cancel them, which takes it all back. */
	readonly mayCancel: boolean;
};

/** Tells what was posted by its numbers, with a way back. */
export function tellPosted(sheet: Sheet, posted: Posted) {
	const numbers = posted.heads.map(({ number }) => String(number)).join(', ');
	const back = { label: m['ui.undo'](), run: () => takeBack(sheet, posted) };
	toasts.show({
		tone: 'done',
		text: posted.done(numbers),
		...(posted.mayCancel ? { action: back } : {})
	});
}

async function takeBack(sheet: Sheet, { document, heads, undone }: Posted) {
	const rows = heads.map(({ id, version }) => ({ id, version }));
	try {
		await documentClient(document, 'cancel').mutate({ operation: newId(), rows });
		toasts.show({ tone: 'done', text: undone });
		sheet.refresh();
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error), sheet.entity) });
	}
}
