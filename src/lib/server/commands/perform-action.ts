import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, transition, type DocumentType } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { lineProblems } from '#lib/domain/stock/moved-line.ts';
import type { Articles, Shelf } from '#lib/domain/stock/posting.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { movedArticles, movesOf, type StockMove } from '#lib/server/store/stock.ts';
import { claimsOf } from '#lib/server/writing/claims.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { effects } from '#lib/server/writing/effects.ts';
import { nextNumbers } from '#lib/server/writing/next-numbers.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { articlesOf, loadPapers, movedLines, type Paper } from '#lib/server/writing/paper.ts';
import { postStock, type Move } from '#lib/server/writing/post-stock.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';

export type Performance = {
	readonly operation: Id;
	readonly document: string;
	readonly action: string;
	readonly rows: readonly Seen[];
	readonly confirmed?: readonly string[] | undefined;
	/** The day of the caller, for documents without a date of their own. */
	readonly today: Day;
};

/**
 * Does one action to documents of one type, all of them or none: state, number, moves, change log. Answers their heads
 * as they stand. The same operation again answers the same and does nothing.
 */
export function performAction(
	context: Context,
	{ operation, document, action, rows, confirmed = [], today }: Performance
): Promise<readonly AnyRow[]> {
	const type = known(documents[document], document);
	const head: Entity = headOf(type);
	const ids = rows.map(({ id }) => id);
	return operate(
		context,
		head,
		{ operation, source: 'action', request: { action, rows } },
		async (tx, sequence) => {
			const unfit = [...twice(rows), ...(await staleProblems(tx, head, rows))];
			if (unfit.length > 0) throw new Refused(unfit);
			const papers = await loadPapers(tx, type, ids);
			const articles = await movedArticles(tx, articlesOf(papers));
			refuse(decided(type, action, papers, articles), confirmed);
			const heads = await carried(tx, sequence, type, action, papers, today);
			const { problems, claims } = await claimsOf(tx, head, heads);
			refuse([...problems, ...claims.map(({ problem }) => problem)]);
			const scene = { context, sequence, papers, heads, articles, today };
			const outcome = await effects[`${document}.${action}`]?.(tx, scene);
			refuse(outcome?.problems ?? [], confirmed);
			const moves = [
				...movesWanted(type, action, papers, heads, articles),
				...(outcome?.moves ?? []),
				...(type.actions[action]?.reverses ? takenBack(await movesOf(tx, ids), today) : [])
			];
			await postStock(tx, { actor: context.actor, sequence }, moves);
			await storeDrafts(tx, sequence, head, heads);
			return heads.map(({ after }) => after);
		},
		(tx) => byIds(tx, head, ids)
	);
}

/** Every reason of every document that stands against the action. */
const decided = (
	type: DocumentType,
	action: string,
	papers: readonly Paper[],
	articles: Articles
): readonly Problem[] =>
	papers.flatMap((paper) => {
		const { doc } = paper;
		const result = transition(type, doc, action);
		const known = result.ok ? result.value.warnings : result.problems;
		const wanted = result.ok && type.actions[action]?.stock ? stockProblems(paper, articles) : [];
		return [...known, ...wanted].map((problem) => ({ at: { row: doc.id }, ...problem }));
	});

function refuse(problems: readonly Problem[], confirmed: readonly string[] = []) {
	const refusals = standing(problems, confirmed);
	if (refusals.length > 0) throw new Refused(refusals);
}

const stockProblems = (paper: Paper, articles: Articles): readonly Problem[] =>
	paper.doc.lines.length === 0
		? [{ code: 'document.no-lines' }]
		: lineProblems(movedLines(paper), articles);

/** The heads in their new state; a document gets its number and its day when it leaves its first state. */
async function carried(
	tx: Tx,
	sequence: number,
	type: DocumentType,
	action: string,
	papers: readonly Paper[],
	today: Day
): Promise<readonly Draft[]> {
	const unnumbered = papers.filter(({ row }) => row['number'] === null);
	const numbers = await nextNumbers(tx, sequence, type.name, unnumbered.length);
	const numberOf = new Map(
		unnumbered.map(({ row }, at) => [row.id, known(numbers[at], type.name)])
	);
	const state = known(type.actions[action], action).to;
	return papers.map(({ row }) => {
		const draft = { id: row.id, before: row, after: row, changed: new Set<string>() };
		const number = row['number'] ?? numberOf.get(row.id) ?? null;
		const day = 'on' in type.header ? { on: row['on'] ?? today } : {};
		const written = withCells(draft, { state, number, ...day });
		return { ...written, after: { ...written.after, id: row.id, version: row.version + 1 } };
	});
}

function movesWanted(
	type: DocumentType,
	action: string,
	papers: readonly Paper[],
	heads: readonly Draft[],
	articles: Articles
): readonly Move[] {
	const { stock } = known(type.actions[action], action);
	if (!stock) return [];
	return papers.flatMap(({ doc }, at) => {
		const { after } = known(heads[at], doc.id);
		const [number, on] = [String(after['number']), String(after['on'])];
		return stock(doc, articles).map((posting) => ({
			...posting,
			...{ document: type.name, paper: doc.id, number, on, reverses: null }
		}));
	});
}

/** The same the other way round, on the day on which it is taken back. */
const takenBack = (moves: readonly StockMove[], today: Day): readonly Move[] =>
	moves.map((move) => ({
		kind: move.kind,
		goods: { article: move.article, batch: move.batch, serial: move.serial },
		from: shelf(move.toWarehouse, move.toBin),
		to: shelf(move.fromWarehouse, move.fromBin),
		quantity: move.quantity,
		line: move.line,
		...{ document: move.document, paper: move.paper, number: move.number ?? '' },
		on: move.on > today ? move.on : today,
		reverses: { id: move.id, value: move.value }
	}));

const shelf = (warehouse: Id | null, bin: Id | null): Shelf | null =>
	warehouse === null ? null : { warehouse, bin };
