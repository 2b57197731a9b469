import { brand } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { promised, promisedProblems, type PromisedLine } from '#lib/domain/stock/promised-line.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { openOf, type ReservationEntry } from '#lib/server/store/reservations.ts';
import type { Outcome, Scene } from './effects.ts';
import { movedLines, type Paper } from './paper.ts';
import type { Move } from './post-stock.ts';
import { storeDrafts } from './store.ts';

/** Confirmations of one operation come in the order of their lines, and operations one after the other. */
const MOST_LINES = 1_000_000;

/** What a kind of document promises. */
type Terms = {
	/** More may be promised than there is (Decision 3). */
	readonly mayExceed: boolean;
	/** It sells: lines may be about what is not kept in stock, and name a bin only to say where goods usually lie. */
	readonly sells?: true;
};

/** Promises the goods of all lines. */
export const reserve =
	(document: string, { mayExceed, sells }: Terms) =>
	async (tx: Tx, scene: Scene): Promise<Outcome> => {
		const lines = sells ? soldLines(scene) : promisedLines;
		const problems = scene.papers.flatMap((paper) => problemsOf(paper, lines(paper), scene));
		if (problems.length > 0) return { problems };
		const wanted = scene.papers.flatMap((paper, at) =>
			entriesOf(document, paper, lines(paper), known(scene.heads[at], paper.doc.id), scene)
		);
		const entries = wanted.map(aged(scene));
		await storeDrafts(tx, scene.sequence, reservationEntry, entries.map(added));
		return { moves: entries.map((entry) => promise(entry, 'reserve', scene, mayExceed)) };
	};

/** Of several promises the first that was wanted comes first. */
export const aged =
	({ sequence }: Scene) =>
	(entry: NewEntry, at: number): ReservationEntry => ({
		...entry,
		age: sequence * MOST_LINES + at
	});

/** What its last day has passed of goes by itself (E35); nothing does before. */
export async function expire(tx: Tx, scene: Scene): Promise<Outcome> {
	const problems = scene.papers.flatMap(({ doc }): readonly Problem[] => {
		const { until } = doc.header;
		if (typeof until === 'string' && until < scene.today) return [];
		const at = { row: doc.id, field: 'until' };
		return [{ code: 'reservation.lasts', params: { until: String(until ?? '–') }, at }];
	});
	return problems.length > 0 ? { problems } : release(tx, scene);
}

/** Lets everything go that the documents still promise. */
export async function release(tx: Tx, scene: Scene): Promise<Outcome> {
	const entries = await openOf(
		tx,
		scene.papers.map(({ doc }) => doc.id)
	);
	const none = brand<'quantity'>(0);
	const cells = { open: none, allocated: none, setAside: none };
	const ended = entries.map((entry) => ({ entry, cells }));
	await storeDrafts(tx, scene.sequence, reservationEntry, ended.map(changedEntry));
	return { moves: entries.map((entry) => promise(entry, 'unreserve', scene)) };
}

/** Lines of documents that promise goods name a bin besides. */
const promisedLines = (paper: Paper) => movedLines(paper) as readonly PromisedLine[];

/** Those that are kept in stock, of any bin. */
export const soldLines =
	({ articles }: Scene) =>
	(paper: Paper): readonly PromisedLine[] =>
		promisedLines(paper)
			.filter(({ article }) => articles.get(article)?.stockManaged)
			.map((line) => ({ ...line, bin: null }));

/** Why the goods of lines cannot be promised, whatever is there. */
export const problemsOf = (
	{ doc }: Paper,
	lines: readonly PromisedLine[],
	{ articles, today }: Scene
): readonly Problem[] => {
	const { until } = doc.header;
	return [
		...(doc.lines.length === 0
			? [{ code: 'document.no-lines', at: { row: doc.id } } as const]
			: promisedProblems(lines, articles)),
		...(typeof until === 'string' && until < today
			? [{ code: 'date.past', at: { row: doc.id, field: 'until' } } as const]
			: [])
	];
};

/** A promise to be, before it has its place among all. */
export type NewEntry = Omit<ReservationEntry, 'age'>;

/** The promises of the goods of lines, as the head of their document will stand. */
export function entriesOf(
	document: string,
	paper: Paper,
	lines: readonly PromisedLine[],
	{ after: head }: Draft,
	{ context }: Scene
): readonly NewEntry[] {
	return lines.flatMap((line) =>
		promised(line).map(({ goods, quantity }) => ({
			...{ id: newId(), version: 1, ...goods, quantity, open: quantity },
			...{ allocated: brand<'quantity'>(0), setAside: brand<'quantity'>(0) },
			warehouse: String(head['warehouse']),
			bin: line.bin,
			customer: textOf(head['customer']),
			until: textOf(head['until']),
			priority: Number(head['priority'] ?? 0),
			...{ document, number: textOf(head['number']), paper: paper.doc.id, line: line.id },
			...{ who: context.actor.name, at: new Date().toISOString() }
		}))
	);
}

const textOf = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null);

export const added = (entry: ReservationEntry): Draft => ({
	id: entry.id,
	before: null,
	after: entry,
	changed: new Set(Object.keys(entry))
});

export type Changed = {
	readonly entry: ReservationEntry;
	readonly cells: Partial<Pick<ReservationEntry, 'open' | 'allocated' | 'setAside' | 'until'>>;
};

export function changedEntry({ entry, cells }: Changed): Draft {
	const { id, version } = entry;
	const draft = withCells({ id, before: entry, after: entry, changed: new Set() }, cells);
	return { ...draft, after: { ...draft.after, id, version: version + 1 } };
}

/** The move that promises what is open of an entry, or lets it go. */
export function promise(
	entry: ReservationEntry,
	kind: 'reserve' | 'unreserve',
	{ today }: Scene,
	mayExceed = false
): Move {
	const { article, batch, serial, warehouse, bin } = entry;
	const shelf = { warehouse, bin };
	return {
		...{ kind, mayExceed, goods: { article, batch, serial }, quantity: entry.open },
		...(kind === 'reserve' ? { from: null, to: shelf } : { from: shelf, to: null }),
		...{ line: entry.line, document: entry.document, paper: entry.paper },
		...{ number: entry.number ?? '', on: today, reverses: null }
	};
}
