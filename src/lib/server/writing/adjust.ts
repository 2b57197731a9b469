import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { portions, type AdjustedLine } from '#lib/domain/stock/moved-line.ts';
import type { Articles } from '#lib/domain/stock/posting.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { GoodsPlace } from '#lib/server/store/stock.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';
import { shortPromises } from './short-promises.ts';

/** Lines of adjustments say how much figures are off, and name a bin besides. */
type BinnedLine = AdjustedLine & { readonly bin: Id | null };
const adjustedLines = (paper: Paper) => linesAs<BinnedLine>(paper);

/** More goods and fewer goods take a right each (F77). What is promised and not there any more is told. */
export async function adjust(tx: Tx, { context, papers, articles }: Scene): Promise<Outcome> {
	const forbidden = papers.flatMap(adjustedLines).flatMap((line) => notGranted(context, line));
	if (forbidden.length > 0) return { problems: forbidden };
	const changes = papers.flatMap((paper) => changesOf(paper, articles));
	const at = (line: Id) => ({ row: line, field: 'difference' });
	const differences = changes.map(({ line, ...change }) => ({ ...change, at: at(line) }));
	return { problems: await shortPromises(tx, differences) };
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
