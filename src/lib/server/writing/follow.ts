import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import type { Progress } from '#lib/domain/progress.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { storeDrafts } from './store.ts';

/** The states that follow from what other documents do with the lines of one: no action of its own leads there. */
const states: Readonly<Record<string, Readonly<Record<Progress, string>>>> = {
	salesOrder: { none: 'confirmed', partly: 'partlyDelivered', all: 'delivered' }
};

/**
 * Lets documents of one type follow how far they have come, within the operation of the documents that brought them
 * there. One in a state that somebody chose, such as closed, stays in it.
 */
export async function follow(
	tx: Tx,
	sequence: number,
	document: string,
	progress: ReadonlyMap<Id, Progress>
): Promise<void> {
	const head = headOf(known(documents[document], document));
	const stateOf = known(states[document], document);
	const following = new Set(Object.values(stateOf));
	const rows = await byIds(tx, head, [...progress.keys()]);
	const drafts = rows.flatMap((row) => {
		const state = stateOf[known(progress.get(row.id), row.id)];
		if (row['state'] === state || !following.has(String(row['state']))) return [];
		const draft = { id: row.id, before: row, after: row, changed: new Set<string>() };
		const { after, ...written } = withCells(draft, { state });
		return [{ ...written, after: { ...after, id: row.id, version: row.version + 1 } }];
	});
	await storeDrafts(tx, sequence, head, drafts);
}
