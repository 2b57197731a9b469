import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, transition, type DocumentType } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { cellsOf, lineProblems } from '#lib/domain/stock/moved-line.ts';
import { kindOf } from '#lib/domain/stock/movement-kind.ts';
import type { Articles, Shelf } from '#lib/domain/stock/posting.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { movedArticles, movesOf, type StockMove } from '#lib/server/store/stock.ts';
import { claimsOf } from './claims.ts';
import { effects } from './effects.ts';
import { nextNumbers } from './next-numbers.ts';
import { articlesOf, loadPapers, movedLines, type Paper } from './paper.ts';
import { postStock, type Move } from './post-stock.ts';
import { shortPromises, type Difference } from './short-promises.ts';
import { storeDrafts } from './store.ts';

/** What is done to documents of one type, which are there and are as the caller saw them. */
export type Act = {
	readonly type: DocumentType;
	readonly action: string;
	readonly ids: readonly Id[];
	readonly confirmed: readonly string[];
	/** The day of the caller, for documents without a date of their own. */
	readonly today: Day;
};

/** Does an action to documents within an operation: state, number, moves, change log. Answers their heads. */
export async function act(
	tx: Tx,
	context: Context,
	sequence: number,
	{ type, action, ids, confirmed, today }: Act
): Promise<readonly AnyRow[]> {
	const head: Entity = headOf(type);
	const papers = await loadPapers(tx, type, ids);
	const articles = await movedArticles(tx, articlesOf(papers));
	refuse(decided(type, action, papers, articles), confirmed);
	const heads = await carried(tx, sequence, type, action, papers, today);
	const { problems, claims } = await claimsOf(tx, head, heads);
	refuse([...problems, ...claims.map(({ problem }) => problem)]);
	const scene = { context, sequence, papers, heads, articles, today };
	const outcome = await effects[`${type.name}.${action}`]?.(tx, scene);
	refuse(outcome?.problems ?? [], confirmed);
	const back = type.actions[action]?.reverses ? takenBack(await movesOf(tx, ids), type, today) : [];
	const short = await shortPromises(tx, back.flatMap(differences));
	const moves = [
		...movesWanted(type, action, papers, heads, articles),
		...(outcome?.moves ?? []),
		...back
	];
	await postStock(tx, { actor: context.actor, sequence }, moves);
	// What is not there any more is told before what is promised of it.
	refuse(short, confirmed);
	const written = heads.map((draft) => withCells(draft, outcome?.cells?.get(draft.id) ?? {}));
	await storeDrafts(tx, sequence, head, written);
	await outcome?.afterwards?.((type, action, ids) =>
		act(tx, context, sequence, { type, action, ids, confirmed, today })
	);
	return written.map(({ before, after, changed }) =>
		before && changed.size === 0 ? before : after
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
		const result = transition(type, doc, action, articles);
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
			...{ document: type.name, paper: doc.id, number, on, reverses: null },
			cells: cellsOf(type.lines)
		}));
	});
}

/** The same the other way round, on the day on which it is taken back. */
const takenBack = (
	moves: readonly StockMove[],
	{ lines }: DocumentType,
	today: Day
): readonly Move[] =>
	moves.map((move) => ({
		kind: move.kind,
		goods: { article: move.article, batch: move.batch, serial: move.serial },
		from: shelf(move.toWarehouse, move.toBin),
		to: shelf(move.fromWarehouse, move.fromBin),
		quantity: move.quantity,
		line: move.line,
		cells: cellsOf(lines),
		...{ document: move.document, paper: move.paper, number: move.number ?? '' },
		on: move.on > today ? move.on : today,
		reverses: move.id
	}));

/** How many more or fewer goods there are with a move, where it is of goods on hand. */
function differences({
	kind,
	goods,
	from,
	to,
	quantity,
	line,
	cells
}: Move): readonly Difference[] {
	if (kindOf(kind).counter !== 'onHand') return [];
	const at = { row: line, field: cells?.quantity ?? 'quantity' };
	return [
		...(from ? [{ goods, shelf: from, difference: -quantity, at }] : []),
		...(to ? [{ goods, shelf: to, difference: Number(quantity), at }] : [])
	];
}

const shelf = (warehouse: Id | null, bin: Id | null): Shelf | null =>
	warehouse === null ? null : { warehouse, bin };
