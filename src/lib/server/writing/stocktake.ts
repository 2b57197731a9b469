import { documents } from '#lib/domain/documents/index.ts';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { linesOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { countDifference, countOutcome } from '#lib/domain/stock/count.ts';
import { keyOf } from '#lib/domain/stock/ledger.ts';
import { cellsOf } from '#lib/domain/stock/moved-line.ts';
import {
	countedGoods,
	countProblems,
	type CountedGoods,
	type StocktakeLine
} from '#lib/domain/stock/stocktake-lines.ts';
import { newId } from '#lib/server/new-id.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { recordsOf } from '#lib/server/store/stock.ts';
import {
	movedSinceBegin,
	overlapping,
	recordsOfPlan,
	type Plan
} from '#lib/server/store/stocktakes.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';
import type { Move } from './post-stock.ts';
import { shortPromises } from './short-promises.ts';
import { storeDrafts } from './store.ts';

type Row = StocktakeLine & AnyRow;
const type = known(documents['stocktake'], 'stocktake');
const lines: Entity = linesOf(type);
const NONE = brand<'quantity'>(0);

/** A head of a stocktake says where it counts, and whether those who count see the figures. */
const planOf = ({ row }: Paper) => row as unknown as Plan & { readonly blind: boolean };
const goodsOf = (paper: Paper): readonly CountedGoods[] =>
	countedGoods(linesAs<Row>(paper), planOf(paper).warehouse);

/** Lists what is on hand, or takes the figures of what was listed by hand. */
export async function begin(
	tx: Tx,
	{ papers, articles, heads, sequence }: Scene
): Promise<Outcome> {
	const problems: Problem[] = [];
	for (const paper of papers) {
		const typed = linesAs<Row>(paper);
		problems.push(...countProblems(typed, articles));
		const drafts = typed.length > 0 ? await takenUp(tx, paper) : await listed(tx, paper);
		const list = drafts.map(({ after }) => after as Row);
		const at = { row: paper.doc.id, field: 'warehouse' };
		if (list.length === 0) problems.push({ code: 'stocktake.nothing-there', at });
		await storeDrafts(tx, sequence, lines, drafts);
		const [other] = await overlapping(tx, paper.doc.id, planOf(paper).warehouse, list);
		if (!other) continue;
		// One that begins in the same operation is given its number when all lines are there.
		const same = heads.find(({ id }) => id === other.id)?.after;
		const number = String(other.number ?? same?.['number'] ?? '');
		problems.push({ code: 'stocktake.under-way', params: { number }, at });
	}
	return { problems };
}

async function listed(tx: Tx, paper: Paper): Promise<readonly Draft[]> {
	const plan = planOf(paper);
	const initial = initialCells(lines.fields);
	return (await recordsOfPlan(tx, plan)).map(({ article, bin, batch, serial, onHand }, at) => {
		const cells = {
			...{ document: paper.doc.id, position: at + 1, article, bin, batch, serial },
			...{ listed: true, snapshot: plan.blind ? null : onHand }
		};
		const id = newId();
		const after = { ...initial, ...cells, id, version: 1 };
		return { id, before: null, after, changed: new Set(Object.keys(cells)) };
	});
}

async function takenUp(tx: Tx, paper: Paper): Promise<readonly Draft[]> {
	const { blind } = planOf(paper);
	const goods = goodsOf(paper);
	const held = await heldAt(tx, goods);
	return goods.flatMap((each) =>
		each.lines.map((line, at) => {
			const there = at === 0 ? (held.get(keyOf(each.goods, each.shelf))?.onHand ?? NONE) : NONE;
			return changed(line, { listed: true, snapshot: blind ? null : there });
		})
	);
}

/** Everything that was counted names goods; what had no figure while it was counted is given the one of the beginning. */
export async function finish(tx: Tx, { papers, articles, sequence }: Scene): Promise<Outcome> {
	const problems = papers.flatMap((paper) => countProblems(linesAs<Row>(paper), articles));
	if (problems.length > 0) return { problems };
	for (const paper of papers) {
		const goods = goodsOf(paper);
		const held = await heldAt(tx, goods);
		const since = await movedSinceBegin(tx, paper.doc.id, planOf(paper).warehouse);
		const { warehouse } = planOf(paper);
		const moved = new Map(
			since.map((each) => [keyOf(each, { warehouse, ...each }), each.quantity])
		);
		const drafts = goods.flatMap(({ goods, shelf, lines }) => {
			const key = keyOf(goods, shelf);
			const before = brand<'quantity'>((held.get(key)?.onHand ?? 0) - (moved.get(key) ?? 0));
			// The figure stands once, however many lines are about the same goods.
			const isThere = lines.some(({ snapshot }) => snapshot !== null);
			return lines.flatMap((line, at) =>
				line.snapshot !== null
					? []
					: [changed(line, { snapshot: isThere || at > 0 ? NONE : before })]
			);
		});
		await storeDrafts(tx, sequence, lines, drafts);
	}
	return {};
}

/** What differs is to be counted again: the first count is kept beside. Who counts blindly sees no figures again. */
export async function recount(tx: Tx, { papers, sequence }: Scene): Promise<Outcome> {
	const drafts = papers.flatMap((paper) => {
		const { blind } = planOf(paper);
		return goodsOf(paper).flatMap((goods) =>
			goods.lines.flatMap((line) => {
				const again = (countDifference(goods) ?? 0) !== 0;
				const first = line.firstCounted ?? line.counted;
				const cells = {
					...(again ? { firstCounted: first, counted: null } : {}),
					...(blind ? { snapshot: null } : {})
				};
				return Object.keys(cells).length === 0 ? [] : [changed(line, cells)];
			})
		);
	});
	await storeDrafts(tx, sequence, lines, drafts);
	return {};
}

/** Moves the differences; what was sold meanwhile stays sold (E77). */
export async function settleCount(tx: Tx, { papers, heads, articles }: Scene): Promise<Outcome> {
	const moves: Move[] = [];
	const problems: Problem[] = [];
	for (const [at, paper] of papers.entries()) {
		const goods = goodsOf(paper);
		const outcome = countOutcome(
			goods.map((each) => {
				const lastCost = articles.get(each.goods.article)?.lastCost ?? null;
				return { ...each, lastCost };
			})
		);
		const byRow = new Map(goods.map((each) => [each.row, each]));
		const differences = outcome.moves.map(({ row, difference }) => ({
			...known(byRow.get(row), row),
			...{ difference, at: { row, field: 'counted' } }
		}));
		problems.push(...outcome.problems, ...(await shortPromises(tx, differences)));
		const head = known(heads[at], paper.doc.id).after;
		for (const move of outcome.moves) {
			moves.push(toMove(known(byRow.get(move.row), move.row), move, paper.doc.id, head));
		}
	}
	return { problems, moves };
}

function toMove(
	{ goods, shelf, row }: CountedGoods,
	{ difference, unitCost }: { difference: Scaled<'quantity'>; unitCost: Scaled<'price'> | null },
	paper: Id,
	head: AnyRow
): Move {
	const isMore = difference > 0;
	return {
		...{ kind: 'countDiff', goods, line: row, unitCost, price: null, cells: cellsOf(type.lines) },
		quantity: brand(Math.abs(difference)),
		from: isMore ? null : shelf,
		to: isMore ? shelf : null,
		...{ document: type.name, paper, reverses: null },
		number: String(head['number']),
		on: String(head['on'])
	};
}

async function heldAt(tx: Tx, goods: readonly CountedGoods[]) {
	const records = await recordsOf(tx, goods);
	return new Map(records.map((record) => [keyOf(record, record), record]));
}

/** A line with other cells, as it is stored next. */
function changed(line: StocktakeLine, cells: Readonly<Record<string, Cell>>): Draft {
	const before = line as Row;
	const draft = withCells({ id: line.id, before, after: before, changed: new Set() }, cells);
	return { ...draft, after: { ...draft.after, id: line.id, version: before.version + 1 } };
}
