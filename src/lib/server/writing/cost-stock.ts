import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { CostMove } from '#lib/domain/stock/book.ts';
import type { Stock } from '#lib/domain/stock/ledger.ts';
import { kindOf } from '#lib/domain/stock/movement-kind.ts';
import { pastProblems } from '#lib/domain/stock/past.ts';
import { difference, replay } from '#lib/domain/stock/replay.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { bookFor, storeBook } from '#lib/server/store/costs.ts';
import {
	laterMoves,
	movedLater,
	type LaterMove,
	type Since
} from '#lib/server/store/later-moves.ts';
import { beyondIssued, knownOf } from './cost-known.ts';
import { datedAgain, toCostMove, toCostMoveAgain } from './cost-move.ts';
import type { Author, Move } from './post-stock.ts';
import { revalue } from './revalue.ts';

export type Identified = Move & { readonly id: Id };
/** What each move is worth; none where goods stay in their warehouse, or nothing but a promise moves. */
export type Values = ReadonlyMap<Id, Scaled<'money'>>;

/**
 * Values the moves of goods, and keeps the layers they come from and go to. Where something was posted for later days,
 * that is valued again. `held` is what was on hand before.
 */
export async function costStock(
	tx: Tx,
	by: Author,
	held: Stock,
	moves: readonly Identified[]
): Promise<Values> {
	const goods = moves.filter(({ kind }) => kindOf(kind).counter === 'onHand');
	if (goods.length === 0) return new Map();
	const since = sinceWhen(goods);
	const later = await laterThan(tx, since);
	const known = await knownOf(tx, goods, later);
	refuse([...inThePast(held, since, later, goods), ...beyondIssued(goods, later, known)]);
	const fresh = goods.map((move, at) => toCostMove(move, by.sequence, at, known));
	const again = later.map((move) => toCostMoveAgain(move, known));
	const past = { moves: again, shares: known.shares };
	const book = await bookFor(tx, [...past.moves, ...fresh], past);
	const result = replay(book, past, fresh, newId);
	if (!result.ok) throw new Refused(blamed(result.problems, past.moves, fresh));
	await storeBook(tx, difference(book, past, result.value));
	await revalue(tx, by, later, result.value.values, goods);
	return result.value.values;
}

type Days = Since & { readonly until: string };

/** The days of the moves of each article. */
function sinceWhen(moves: readonly Identified[]): readonly Days[] {
	const days = new Map<Id, Days>();
	for (const { goods, on } of moves) {
		const { article } = goods;
		const known = days.get(article) ?? { article, on, until: on };
		days.set(article, {
			article,
			on: on < known.on ? on : known.on,
			until: on > known.until ? on : known.until
		});
	}
	return [...days.values()];
}

async function laterThan(tx: Tx, since: readonly Since[]): Promise<readonly LaterMove[]> {
	const late = await movedLater(tx, since);
	return late.length === 0 ? [] : laterMoves(tx, late);
}

/** What settle() says of today is all there is to say where everything is of one day and nothing of a later one. */
function inThePast(
	held: Stock,
	since: readonly Days[],
	later: readonly LaterMove[],
	moves: readonly Identified[]
): readonly Problem[] {
	const late = new Set(later.map(({ article }) => article));
	for (const { article, on, until } of since) if (on !== until) late.add(article);
	if (late.size === 0) return [];
	const own = moves.filter(({ goods }) => late.has(goods.article));
	return pastProblems(held, later.map(datedAgain), own);
}

function refuse(problems: readonly Problem[]) {
	if (problems.length > 0) throw new Refused(problems);
}

/** What is wrong with a later move is told at the line that is posted before it. */
function blamed(
	problems: readonly Problem[],
	later: readonly CostMove[],
	moves: readonly CostMove[]
): readonly Problem[] {
	const own = new Set(moves.map(({ line }) => line));
	return problems.map((problem) => {
		if (own.has(problem.at?.row ?? '')) return problem;
		const article = later.find(({ line }) => line === problem.at?.row)?.goods.article;
		const cause = moves.find(({ goods }) => goods.article === article);
		const field = cause?.cells?.quantity ?? 'quantity';
		return cause ? { ...problem, at: { row: cause.line, field } } : problem;
	});
}
