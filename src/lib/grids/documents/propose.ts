import { entityClient } from '#lib/client/entity-client.ts';
import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { saved } from '../unsaved.ts';

/** Says in the open lines of a document which goods to take: what expires first before what keeps longer. */
export async function propose(sheet: Sheet, document: Id): Promise<void> {
	const { acting, entity } = sheet;
	if (acting.busy || !(await saved())) return;
	acting.busy = true;
	try {
		const { lines } = await trpc.stock.proposal.query({ document: entity.name, id: document });
		const changes = lines.flatMap(({ line, version, parts }) =>
			parts.map((patch, at) =>
				at === 0
					? { id: line, version, patch }
					: { id: newId(), version: 0, patch: { ...patch, document } }
			)
		);
		if (changes.length === 0) {
			toasts.show({ text: m['documents.nothingToPropose']() });
			return;
		}
		await entityClient(`${entity.name}Line`).save.mutate({ operation: newId(), changes });
		acting.turned++;
		toasts.show({ tone: 'done', text: m['documents.proposed']({ count: lines.length }) });
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error), entity) });
	} finally {
		acting.busy = false;
	}
}
