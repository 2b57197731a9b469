import { toDecimal, type Scaled } from '#lib/domain/model/amount.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Share } from '#lib/domain/stock/book.ts';
import type { MovementKind } from '#lib/domain/stock/movement-kind.ts';
import { inOrder } from '#lib/domain/stock/replay.ts';
import { spansOf, type Span } from '#lib/domain/stock/spans.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { sharesOf } from '#lib/server/store/costs.ts';
import { worthOf, type LaterMove } from '#lib/server/store/later-moves.ts';
import { agesOf, returningsOf, type DatedReturning } from '#lib/server/store/returnings.ts';
import type { Identified } from './cost-stock.ts';

/** What is known of moves that others take back, bring back or send back. */
export type Known = {
	readonly worth: ReadonlyMap<Id, Scaled<'money'>>;
	readonly shares: ReadonlyMap<Id, readonly Share[]>;
	/** By the move that brings something back. */
	readonly spans: ReadonlyMap<Id, readonly Span[]>;
	/** By the move of the receipt that something is sent back of. */
	readonly ages: ReadonlyMap<Id, number>;
};

type Answering = {
	readonly id: Id;
	readonly kind: MovementKind;
	readonly reverses: Id | null;
	readonly returns?: Id | null;
};

/** The issue whose goods come back with a move. */
export const issueOf = (move: Answering): Id | null => returnedBy(move, 'customerReturn');
/** The receipt whose goods go back with a move. */
export const receiptOf = (move: Answering): Id | null => returnedBy(move, 'vendorReturn');

const returnedBy = ({ kind, reverses, returns }: Answering, wanted: MovementKind): Id | null =>
	kind === wanted && reverses === null ? (returns ?? null) : null;

export async function knownOf(
	tx: Tx,
	goods: readonly Identified[],
	later: readonly LaterMove[]
): Promise<Known> {
	const moves: readonly Answering[] = [...goods, ...later];
	const issues = [...new Set(moves.flatMap((move) => issueOf(move) ?? []))];
	const answered = [...moves.flatMap(({ reverses }) => reverses ?? []), ...issues];
	const receipts = moves.flatMap((move) => receiptOf(move) ?? []);
	return {
		worth: await worthOf(tx, answered),
		shares: await sharesOf(tx, [...answered, ...later.map(({ id }) => id)]),
		spans: issues.length > 0 ? await spansFor(tx, issues, goods) : new Map(),
		ages: receipts.length > 0 ? await agesOf(tx, receipts) : new Map()
	};
}

async function spansFor(tx: Tx, issues: readonly Id[], goods: readonly Identified[]) {
	const stored = await returningsOf(tx, issues);
	const issueBy = new Map(stored.map(({ id, issue }) => [id, issue]));
	const fresh = goods.flatMap((move): readonly DatedReturning[] => {
		const { id, quantity, on, reverses } = move;
		const issue = issueOf(move) ?? issueBy.get(reverses ?? '');
		return issue === undefined ? [] : [{ id, issue, quantity, on, undoes: reverses }];
	});
	return spansOf(inOrder([...stored, ...fresh]));
}

/**
 * Returns of days gone by with which more of an issue would have been back than it had taken out, since some of it went
 * again later only.
 */
export function beyondIssued(
	goods: readonly Identified[],
	later: readonly LaterMove[],
	{ shares, spans }: Known
): readonly Problem[] {
	const over = [...goods, ...later].flatMap((move) => {
		const issue = issueOf(move);
		if (issue === null) return [];
		const issued = (shares.get(issue) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
		const most = (spans.get(move.id) ?? []).reduce((last, { end }) => Math.max(last, end), 0);
		return most > issued ? [{ issue, over: most - issued, on: move.on }] : [];
	});
	return over.flatMap(({ issue, over, on }) =>
		goods
			.filter((move) => issueOf(move) === issue)
			.slice(-1)
			.map(({ line, cells }) => ({
				code: 'return.beyond-then',
				params: { over: toDecimal('quantity', over), on },
				at: { row: line, field: cells?.quantity ?? 'quantity' }
			}))
	);
}
