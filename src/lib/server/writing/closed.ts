import type { Problem } from '#lib/domain/model/problem.ts';
import { kindOf } from '#lib/domain/stock/movement-kind.ts';
import { closedUntil } from '#lib/server/store/costs.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import type { Move } from './post-stock.ts';

/** Goods move on days that are still open; each document whose day is not is told once. */
export async function closedProblems(
	db: Reading,
	moves: readonly Move[]
): Promise<readonly Problem[]> {
	const until = await closedUntil(db);
	if (until === null) return [];
	const closed = moves.filter(({ kind, on }) => kindOf(kind).counter === 'onHand' && on <= until);
	const fields = new Map(closed.map(({ paper, dayField = 'on' }) => [paper, dayField]));
	return [...fields].map(([row, field]) => ({
		code: 'period.closed',
		params: { until },
		at: { row, field }
	}));
}
