import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Undone } from '#lib/domain/model/change.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { skippedText } from '../skipped.ts';
import { failureText } from './failure-text.ts';

/** Undoes an operation on a table and says so. Answers undefined when it was refused. */
export async function undoOperation(entity: string, operation: Id): Promise<Undone | undefined> {
	try {
		const result = await trpc.history.undo.mutate({ operation: newId(), undoes: operation });
		const { undone, skipped } = result;
		const said = undone > 0 ? m['history.undone']({ count: undone }) : m['history.undoneNothing']();
		toasts.show(
			skipped.length === 0
				? { tone: 'done', text: said }
				: { tone: 'warning', text: `${said}. ${skippedText(entity, skipped)}` }
		);
		return result;
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error)) });
		return undefined;
	}
}
