import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import {
	headOf,
	linesOf,
	transition,
	type Doc,
	type DocumentType
} from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Fields } from '#lib/domain/model/field.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { lineProblems, type MovedLine } from '#lib/domain/stock/moved-line.ts';
import type { Articles, Shelf } from '#lib/domain/stock/posting.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { movedArticles, movesOf, type StockMove } from '#lib/server/store/stock.ts';
import { claimsOf } from '#lib/server/writing/claims.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { nextNumbers } from '#lib/server/writing/next-numbers.ts';
import { operate } from '#lib/server/writing/operation.ts';
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
			const papers = await load(tx, type, ids);
			const articles = await movedArticles(tx, articlesOf(papers));
			decide(type, action, papers, articles, confirmed);
			const drafts = await carried(tx, sequence, type, action, papers, today);
			const { problems, claims } = await claimsOf(tx, head, drafts);
			const taken = [...problems, ...claims.map(({ problem }) => problem)];
			if (taken.length > 0) throw new Refused(taken);
			const moves = [
				...movesWanted(type, action, papers, drafts, articles),
				...(type.actions[action]?.reverses ? takenBack(await movesOf(tx, ids), today) : [])
			];
			await postStock(tx, { actor: context.actor, sequence }, moves);
			await storeDrafts(tx, sequence, head, drafts);
			return drafts.map(({ after }) => after);
		},
		(tx) => byIds(tx, head, ids)
	);
}

/** A document as it is stored, and as its type reads it. */
type Paper = { readonly row: AnyRow; readonly doc: Doc<Fields, Fields, string> };

async function load(tx: Tx, type: DocumentType, ids: readonly Id[]): Promise<readonly Paper[]> {
	const rows = new Map((await byIds(tx, headOf(type), ids)).map((row) => [row.id, row]));
	const lines = await linesOfDocuments(tx, linesOf(type), ids);
	return ids.flatMap((id) => {
		const row = rows.get(id);
		return row ? [{ row, doc: toDoc(row, lines.get(id) ?? []) }] : [];
	});
}

/** Rows of the head and the lines of a type hold exactly the fields that it names. */
const toDoc = (row: AnyRow, lines: readonly AnyRow[]): Doc<Fields, Fields, string> => ({
	id: row.id,
	version: row.version,
	state: String(row['state']),
	header: row as Doc<Fields, Fields, string>['header'],
	lines: lines as Doc<Fields, Fields, string>['lines']
});

/** Lines that move goods have these fields by the rule of tests/domain/documents. */
const movedLines = ({ doc }: Paper) => doc.lines as unknown as readonly MovedLine[];

const articlesOf = (papers: readonly Paper[]): readonly Id[] => [
	...new Set(papers.flatMap((paper) => movedLines(paper).flatMap(({ article }) => article ?? [])))
];

/** Refuses with every reason of every document. */
function decide(
	type: DocumentType,
	action: string,
	papers: readonly Paper[],
	articles: Articles,
	confirmed: readonly string[]
) {
	const problems = papers.flatMap((paper) => {
		const { doc } = paper;
		const result = transition(type, doc, action);
		const decided = result.ok ? result.value.warnings : result.problems;
		const wanted = result.ok && type.actions[action]?.stock ? stockProblems(paper, articles) : [];
		return [...decided, ...wanted].map((problem) => ({ at: { row: doc.id }, ...problem }));
	});
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
	drafts: readonly Draft[],
	articles: Articles
): readonly Move[] {
	const { stock } = known(type.actions[action], action);
	if (!stock) return [];
	return papers.flatMap(({ doc }, at) => {
		const { after } = known(drafts[at], doc.id);
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
