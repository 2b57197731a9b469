import { demandLine } from '#lib/domain/documents/demand-line.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { demandOf } from '#lib/domain/purchasing/demand.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import {
	demandFigures,
	demandsMovedBy,
	mayMoveDemands,
	newDemands
} from '#lib/server/store/demands.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { wholeOf } from '#lib/server/store/seen.ts';
import { storeDrafts } from './store.ts';

const head: Entity = headOf(demandLine);

/**
 * What is needed for orders follows from what an operation wrote, whatever it was, before it commits: orders that it
 * confirmed bring their demands, and others come as far as it brought them (F50).
 */
export async function followDemands(tx: Tx, sequence: number): Promise<void> {
	const whole = wholeOf(tx);
	if (!(await mayMoveDemands(whole, sequence))) return;
	const added = (await newDemands(whole, sequence)).map(toDraft);
	await storeDrafts(tx, sequence, head, added);
	const moved = (await demandsMovedBy(whole, sequence)).map(({ id }) => id);
	const fresh = new Set(added.map(({ id }) => id));
	await bring(tx, sequence, [...new Set([...fresh, ...moved])]);
}

function toDraft(cells: Awaited<ReturnType<typeof newDemands>>[number]): Draft {
	const id = newId();
	const after: AnyRow = { ...initialCells(head.fields), ...cells, id, version: 1 };
	return { id, before: null, after, changed: new Set(Object.keys(cells)) };
}

/** Writes how far demands have come. */
async function bring(tx: Tx, sequence: number, ids: readonly Id[]): Promise<void> {
	if (ids.length === 0) return;
	const rows = new Map((await byIds(wholeOf(tx), head, ids)).map((row) => [row.id, row]));
	const drafts = (await demandFigures(wholeOf(tx), ids)).flatMap((figures) => {
		const row = rows.get(figures.id);
		if (!row) return [];
		const { needed, ordered, received, shipped, supplier } = figures;
		const cells = { needed, ordered, received, shipped, supplier, ...demandOf(figures) };
		const draft = { id: row.id, before: row, after: row, changed: new Set<string>() };
		const { after, ...written } = withCells(draft, cells);
		return [{ ...written, after: { ...after, id: row.id, version: row.version + 1 } }];
	});
	await storeDrafts(tx, sequence, head, drafts);
}
