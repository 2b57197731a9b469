import { brand } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { purchaseOrder } from '#lib/domain/documents/purchase-order.ts';
import { cellsOf } from '#lib/domain/stock/moved-line.ts';
import type { Articles } from '#lib/domain/stock/posting.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { onOrder } from '#lib/server/store/on-order.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';
import { notForSale } from './purchase-terms.ts';
import type { Move } from './post-stock.ts';
import { writeLines, type Advance, type Followed } from './progress.ts';

/** What receipts do of orders. */
export const receiving: Followed = {
	type: purchaseOrder,
	done: 'received',
	states: { none: 'submitted', partly: 'partlyReceived', all: 'received' }
};

type Change = readonly [line: AnyRow, cells: Readonly<Record<string, Cell>>];
const rowsOf = (paper: Paper) => linesAs<AnyRow>(paper);

/** What is ordered is on its way from now on (F59, E54). */
export async function order(tx: Tx, scene: Scene): Promise<Outcome> {
	const problems = [
		...scene.papers.flatMap(orderProblems),
		...(await notForSale(tx, scene.papers.flatMap(rowsOf)))
	];
	if (problems.length > 0) return { problems };
	return written(tx, scene, ({ after }, rows) =>
		rows.map((row, at) => [
			row,
			{ open: row['quantity'] ?? null, reference: `${String(after['number'])}/${at + 1}` }
		])
	);
}

/** What has not come yet does not come any more (E59). */
export const letGo = (tx: Tx, scene: Scene): Promise<Outcome> =>
	written(tx, scene, (_, rows) =>
		rows.map((row) => [
			row,
			{ open: 0, closedShort: Number(row['closedShort']) + Number(row['open']) }
		])
	);

function orderProblems(paper: Paper): readonly Problem[] {
	const rows = rowsOf(paper);
	if (rows.length === 0) return [{ code: 'document.no-lines', at: { row: paper.doc.id } }];
	return rows.flatMap((row): readonly Problem[] =>
		row['quantity'] === 0
			? [{ code: 'quantity.nothing', at: { row: row.id, field: 'quantity' } }]
			: []
	);
}

async function written(
	tx: Tx,
	{ papers, heads, sequence, articles, today }: Scene,
	changesOf: (head: Scene['heads'][number], rows: readonly AnyRow[]) => readonly Change[]
): Promise<Outcome> {
	const changes = papers.flatMap((paper, at) =>
		changesOf(known(heads[at], paper.doc.id), rowsOf(paper))
	);
	const afters = new Map(heads.map(({ id, after }): readonly [Id, AnyRow] => [id, after]));
	const advances = await writeLines(tx, sequence, purchaseOrder, afters, changes);
	return { moves: await orderMoves(tx, advances, articles, today) };
}

/** What is on order follows what is open of the lines, on the shelf that each of them names. */
export async function orderMoves(
	tx: Tx,
	advances: readonly Advance[],
	articles: Articles,
	today: string
): Promise<readonly Move[]> {
	const ids = advances.map(({ line }) => line.id);
	const standing = await onOrder(tx, ids);
	return advances.flatMap(({ head, line, open }): readonly Move[] => {
		const article = String(line['article']);
		const wanted = articles.get(article)?.stockManaged ? open : 0;
		const more = wanted - (standing.get(line.id) ?? 0);
		if (more === 0) return [];
		const shelf = { warehouse: String(head['warehouse']), bin: textOf(line['bin']) };
		const way =
			more > 0
				? ({ kind: 'orderOpen', from: null, to: shelf } as const)
				: ({ kind: 'orderClose', from: shelf, to: null } as const);
		return [
			{
				...{ ...way, goods: { article, batch: null, serial: null } },
				quantity: brand(Math.abs(more)),
				...{ line: line.id, cells: cellsOf(purchaseOrder.lines) },
				...{ document: purchaseOrder.name, paper: head.id, number: String(head['number']) },
				...{ on: today, reverses: null }
			}
		];
	});
}

const textOf = (cell: Cell | undefined): Id | null => (typeof cell === 'string' ? cell : null);
