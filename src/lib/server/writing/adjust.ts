import { may } from '#lib/domain/access/may.ts';
import { brand } from '#lib/domain/model/amount.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { byShelf } from '#lib/domain/stock/by-shelf.ts';
import { missingAfter } from '#lib/domain/stock/count.ts';
import { keyOf } from '#lib/domain/stock/ledger.ts';
import { portions, type AdjustedLine } from '#lib/domain/stock/moved-line.ts';
import type { Articles } from '#lib/domain/stock/posting.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { recordsOf, type GoodsPlace } from '#lib/server/store/stock.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';

/** Lines of adjustments say how much figures are off, and name a bin besides. */
type BinnedLine = AdjustedLine & { readonly bin: Id | null };
const adjustedLines = (paper: Paper) => linesAs<BinnedLine>(paper);

/** More goods and fewer goods take a right each (F77). What is promised and not there any more is told. */
export async function adjust(tx: Tx, { context, papers, articles }: Scene): Promise<Outcome> {
	const forbidden = papers.flatMap(adjustedLines).flatMap((line) => notGranted(context, line));
	if (forbidden.length > 0) return { problems: forbidden };
	const changes = papers.flatMap((paper) => changesOf(paper, articles));
	const records = await recordsOf(tx, changes);
	const held = new Map(records.map((record) => [keyOf(record, record), record]));
	const problems = [...byShelf(changes)].flatMap(([key, own]) => {
		const [record, last] = [held.get(key), own.at(-1)];
		if (!record || !last) return [];
		const difference = brand<'quantity'>(own.reduce((sum, each) => sum + each.difference, 0));
		return missingAfter(record, difference, { row: last.line, field: 'difference' });
	});
	return { problems };
}

function notGranted(
	{ actor }: { readonly actor: Actor },
	{ id, difference }: AdjustedLine
): readonly Problem[] {
	const at = { row: id, field: 'difference' };
	if (difference > 0) {
		return may(actor, 'adjustment.increase') ? [] : [{ code: 'adjustment.no-increase', at }];
	}
	return may(actor, 'adjustment.decrease') ? [] : [{ code: 'adjustment.no-decrease', at }];
}

type Change = GoodsPlace & { readonly line: Id; readonly difference: number };

const changesOf = (paper: Paper, articles: Articles): readonly Change[] =>
	adjustedLines(paper).flatMap((line) =>
		portions(line, articles).map(({ goods, quantity }) => ({
			goods,
			// The head of an adjustment names one warehouse.
			shelf: { warehouse: String(paper.row['warehouse']), bin: line.bin },
			line: line.id,
			difference: Math.sign(line.difference) * quantity
		}))
	);
