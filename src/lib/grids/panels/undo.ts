import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Undone } from '#lib/domain/model/change.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { failureText } from './failure-text.ts';

/** Undoes an operation and says so. Answers undefined when it was refused. */
export async function undoOperation(operation: Id): Promise<Undone | undefined> {
	try {
		const result = await trpc.history.undo.mutate({ operation: newId(), undoes: operation });
		const skipped = result.skipped.length;
		toasts.show(
			skipped === 0
				? { tone: 'done', text: m['history.undone']({ count: result.undone }) }
				: { tone: 'warning', text: m['history.undoneBut']({ count: result.undone, skipped }) }
		);
		return result;
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error)) });
		return undefined;
	}
}
