import { may } from '#lib/domain/access/may.ts';
import { goodsReceipt } from '#lib/domain/documents/goods-receipt.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { isError, problemsIn, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id, Row } from '#lib/domain/model/row.ts';
import {
	arrivalProblems,
	beyond,
	closedOrders,
	costed,
	expectations,
	type ArrivedLine,
	type OrderedLines
} from '#lib/domain/purchasing/arrived-line.ts';
import { brought } from '#lib/domain/stock/brought.ts';
import { landedShares } from '#lib/domain/stock/landed-shares.ts';
import { cellsOf } from '#lib/domain/stock/moved-line.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { orderedLines } from '#lib/server/store/purchase-order-lines.ts';
import { usedUp } from '#lib/server/store/return-sources.ts';
import type { Outcome, Scene } from './effects.ts';
import { bringBatches } from './keep-batches.ts';
import { orderMoves, receiving } from './order-goods.ts';
import { linesAs, type Paper } from './paper.ts';
import type { Move } from './post-stock.ts';
import { advance, writeLines } from './progress.ts';
import { keepForDemands, takeFromDemands } from './receive-for-demands.ts';
import { goneProblems, standingReturns } from './return-goods.ts';

const linesIn = (paper: Paper) => linesAs<ArrivedLine & AnyRow>(paper);
const linesOfAll = ({ papers }: Pick<Scene, 'papers'>) => papers.flatMap(linesIn);
/** A head of a receipt holds the fields that its type names. */
const headIn = ({ row }: Paper) => row as unknown as Row<{ fields: typeof goodsReceipt.header }>;

/** Goods arrive: they are on hand at what they were ordered for, and no longer on order (F60). */
export async function receive(tx: Tx, scene: Scene): Promise<Outcome> {
	const { papers, articles, context, sequence } = scene;
	const lines = linesOfAll(scene);
	const orders = await orderedLines(tx, daysOf(scene));
	const arriving = papers.map((paper, at) => arrivalOf(paper, at, orders, scene));
	const problems = [
		...papers.flatMap(withoutLines),
		...arrivalProblems(lines, orders, articles),
		...beyond(lines, orders, may(context.actor, 'goodsReceipt.exceed')),
		...((await bringBatches(tx, scene)).problems ?? []),
		...arriving.flatMap((arrival) => arrival.problems)
	];
	if (problems.some(isError)) return { problems };
	const expected = expectations(lines, orders);
	const kept = await keepForDemands(tx, scene, orders);
	await writeLines(
		...([tx, sequence, goodsReceipt, headsOf(scene)] as const),
		lines.map((line) => [
			line,
			{ expected: expected.get(line.id) ?? null, forDemand: kept.given.get(line.id) ?? null }
		])
	);
	const arrived = arriving.flatMap(({ moves }) => moves);
	return {
		problems,
		moves: [...arrived, ...kept.moves, ...(await ordersFollow(tx, scene, 1))]
	};
}

/** As if what has arrived had never come; what has not, needs nothing (F63). */
export async function neverCame(tx: Tx, scene: Scene): Promise<Outcome> {
	const posted = scene.papers.filter(({ doc }) => doc.state === 'posted');
	const orders = await orderedLines(tx, daysOf(scene));
	const ids = posted.map(({ doc }) => doc.id);
	const problems = [
		...closedOrders(linesOfAll({ papers: posted }), orders),
		...(await standingReturns(tx, scene.context.actor, 'purchaseReturn', ids))
	];
	if (problems.length > 0) return { problems };
	const gone = goneProblems('receipt.used', await usedUp(tx, ids));
	if (gone.length > 0) return { problems: gone };
	const taken = { ...scene, papers: posted, heads: headsFor(posted, scene) };
	const promised = await takeFromDemands(tx, taken, orders);
	return { moves: [...promised, ...(await ordersFollow(tx, taken, -1))] };
}

const headsFor = (papers: readonly Paper[], { heads }: Scene): Scene['heads'] =>
	heads.filter(({ id }) => papers.some(({ doc }) => doc.id === id));

const withoutLines = (paper: Paper): readonly Problem[] =>
	linesIn(paper).length > 0 ? [] : [{ code: 'document.no-lines', at: { row: paper.doc.id } }];

/** Each line of an order, with the day on which goods of it arrive. */
const daysOf = ({ papers, heads }: Scene): ReadonlyMap<Id, Day> =>
	new Map(
		papers.flatMap((paper, at) =>
			linesIn(paper).flatMap(({ orderLine }) =>
				orderLine === null ? [] : [[orderLine, String(heads[at]?.after['on'])] as const]
			)
		)
	);

const headsOf = ({ heads }: Scene): ReadonlyMap<Id, AnyRow> =>
	new Map(heads.map(({ id, after }) => [id, after]));

/** What comes into stock with one receipt. */
function arrivalOf(paper: Paper, at: number, orders: OrderedLines, { articles, heads }: Scene) {
	const { freight, spreadBy, warehouse } = headIn(paper);
	const { after } = known(heads[at], paper.doc.id);
	const lines = linesIn(paper)
		.filter(({ article }) => articles.get(article)?.stockManaged)
		.map((line) => costed(line, orders));
	const shares = landedShares({ freight, spreadBy }, lines, articles);
	const postings = shares.ok
		? brought('goodsReceipt', { warehouse, freight }, lines, articles, shares.value)
		: [];
	const moves = postings.map((posting): Move => ({
		...posting,
		...{ document: goodsReceipt.name, paper: paper.doc.id, number: String(after['number']) },
		...{ on: String(after['on']), reverses: null, cells: cellsOf(goodsReceipt.lines) }
	}));
	return { moves, problems: problemsIn(shares) };
}

/** What has come of each line of an order changes with its receipts, and with it what is on order. */
async function ordersFollow(tx: Tx, scene: Scene, sign: 1 | -1): Promise<readonly Move[]> {
	const more = new Map<Id, number>();
	for (const { orderLine, quantity } of linesOfAll(scene)) {
		if (orderLine === null) continue;
		more.set(orderLine, (more.get(orderLine) ?? 0) + sign * quantity);
	}
	const advances = await advance(tx, scene.sequence, receiving, more);
	return orderMoves(tx, advances, scene.articles, scene.today);
}
