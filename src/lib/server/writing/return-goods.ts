import { toDecimal } from '#lib/domain/model/amount.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import {
	partsOf,
	returnProblems,
	type Returned,
	type ReturnedLine,
	type ReturnSources
} from '#lib/domain/stock/returned-line.ts';
import type { Shelf } from '#lib/domain/stock/posting.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import {
	linesThere,
	returnKinds,
	returnsOf,
	returnSources,
	type ReturnKind
} from '#lib/server/store/return-sources.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import type { Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';
import type { Move } from './post-stock.ts';

type DayField = 'on' | 'receivedOn';

/** The returns of an action with the lines that they are of, and what is wrong with them. */
export async function returnsIn(tx: Tx, scene: Scene, kind: ReturnKind, dayField: DayField) {
	const { papers, articles, heads, context } = scene;
	const returned = papers.map((paper, at): Returned & { readonly head: AnyRow } => {
		const head = known(heads[at], paper.doc.id).after;
		const day = head[dayField];
		const lines = linesIn(paper, kind);
		return {
			...{ head, paper: paper.doc.id, lines, dayField },
			day: typeof day === 'string' ? day : null
		};
	});
	const lines = returned.flatMap((each) => each.lines);
	const ids = lines.flatMap(({ source }) => source ?? []);
	const all = await returnSources(
		tx,
		kind,
		ids,
		papers.map(({ doc }) => doc.id)
	);
	// Of what lies where the actor may not look he is told nothing, but all of it counts.
	const seen = await linesThere(seenIn(tx, context.actor), kind, ids);
	const sources = new Map([...all].filter(([id]) => seen.has(id)));
	return { returned, sources, problems: returnProblems(returned, sources, articles, kind.line) };
}

const linesIn = (paper: Paper, { line: field }: ReturnKind): readonly ReturnedLine[] =>
	linesAs<ReturnedLine & AnyRow>(paper).map((line) => {
		const source = line[field];
		return { ...line, source: typeof source === 'string' ? source : null };
	});

type Way = (shelf: Shelf) => Pick<Move, 'from' | 'to'>;

/** What moves with a return on a day: each of its goods with the move of which they are. */
export const movesBack = (
	{ type, moves: kind }: ReturnKind,
	{ head, lines, dayField }: Returned & { readonly head: AnyRow },
	on: Day,
	{ sources, articles, way }: { sources: ReturnSources; way: Way } & Pick<Scene, 'articles'>
): readonly Move[] =>
	lines.flatMap((line) =>
		partsOf(line, sources, articles).map(({ goods, quantity, move }) => ({
			...{ kind, goods, quantity, line: line.id, returns: move.id },
			...way({ warehouse: String(head['warehouse']), bin: line.bin }),
			...{ document: type, paper: head.id, number: String(head['number']), on, reverses: null },
			dayField
		}))
	);

/** Documents of which some is returned are not taken back: their returns come first. */
export async function standingReturns(
	tx: Tx,
	actor: Actor,
	type: ReturnKind['type'],
	papers: readonly Id[]
): Promise<readonly Problem[]> {
	const kind = returnKinds[type];
	const found = await returnsOf(tx, kind, papers);
	if (found.length === 0) return [];
	// Of returns to warehouses that the actor may not know of he is not told the numbers.
	const seen = new Set((await returnsOf(seenIn(tx, actor), kind, papers)).map(nameOf));
	return [...groupBy(found, ({ paper }) => paper)].map(([row, own]) => ({
		code: 'return.stands',
		params: { papers: own.map((each) => (seen.has(nameOf(each)) ? nameOf(each) : '–')).join(', ') },
		at: { row }
	}));
}

const nameOf = ({ number }: { readonly number: string | null }) => number ?? '–';

/** Goods that came and have gone since, so that it cannot be as if they never had (E75). */
export const goneProblems = (
	code: 'receipt.used' | 'return.used',
	gone: readonly { readonly line: Id; readonly gone: number }[]
): readonly Problem[] =>
	gone.map(({ line, gone }) => ({
		code,
		params: { used: toDecimal('quantity', gone) },
		at: { row: line, field: 'quantity' }
	}));
