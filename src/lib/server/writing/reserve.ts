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

/** Promises the goods of all lines of a kind of document, and no more than there is for others. */
export const reserve =
	(document: string) =>
	async (tx: Tx, scene: Scene): Promise<Outcome> => {
		const problems = promiseProblems(scene, promisedLines, 'until');
		if (problems.length > 0) return { problems };
		const entries = entriesFor(document, scene, promisedLines, 'until');
		await storeEntries(tx, scene, entries);
		return { moves: entries.map((entry) => promise(entry, 'reserve', scene)) };
	};

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
	return { moves: await letGo(tx, scene, entries) };
}

/** Writes promises that end; answers the moves that let their goods go. */
export async function letGo(
	tx: Tx,
	scene: Pick<Scene, 'sequence' | 'today'>,
	entries: readonly ReservationEntry[]
): Promise<readonly Move[]> {
	const none = brand<'quantity'>(0);
	const cells = { open: none, allocated: none, setAside: none };
	const ended = entries.map((entry) => ({ entry, cells }));
	await storeDrafts(tx, scene.sequence, reservationEntry, ended.map(changedEntry));
	return entries.map((entry) => promise(entry, 'unreserve', scene));
}

/** Which lines of a document promise goods. */
export type LinesOf = (paper: Paper) => readonly PromisedLine[];

/** Lines of documents that promise goods name a bin besides. */
const promisedLines: LinesOf = (paper) => movedLines(paper) as readonly PromisedLine[];

/** Those of what is sold that are kept in stock; they name a bin only to say where goods usually lie, and mean any. */
export const soldLines =
	({ articles }: Pick<Scene, 'articles'>): LinesOf =>
	(paper) =>
		promisedLines(paper)
			.filter(({ article }) => articles.get(article)?.stockManaged)
			.map((line) => ({ ...line, bin: null }));

/** Why goods cannot be promised as documents say; `until` is the cell of the head that names the last day. */
export const promiseProblems = (
	{ papers, articles, today }: Scene,
	lines: LinesOf,
	until: string
): readonly Problem[] =>
	papers.flatMap((paper): readonly Problem[] => {
		const { id: row, header } = paper.doc;
		const last = header[until];
		return [
			...(paper.doc.lines.length === 0
				? [{ code: 'document.no-lines', at: { row } } as const]
				: promisedProblems(lines(paper), articles)),
			...(typeof last === 'string' && last < today
				? [{ code: 'date.past', at: { row, field: until } } as const]
				: [])
		];
	});

/** What lines promise, behind all that was promised before. */
export function entriesFor(
	document: string,
	{ papers, heads, context, sequence }: Scene,
	lines: LinesOf,
	until: string
): readonly ReservationEntry[] {
	const entries = papers.flatMap((paper, at) => {
		const { after: head } = known(heads[at], paper.doc.id);
		return lines(paper).flatMap((line) =>
			promised(line).map(({ goods, quantity }) => ({
				...{ id: newId(), version: 1, ...goods, quantity, open: quantity },
				...{ allocated: brand<'quantity'>(0), setAside: brand<'quantity'>(0) },
				warehouse: String(head['warehouse']),
				bin: line.bin,
				customer: textOf(head['customer']),
				until: textOf(head[until]),
				priority: Number(head['priority'] ?? 0),
				...{ document, number: textOf(head['number']), paper: paper.doc.id, line: line.id },
				...{ who: context.actor.name, at: new Date().toISOString() }
			}))
		);
	});
	return entries.map(aged({ sequence }));
}

/** A promise to be, before it has its place among all. */
export type NewEntry = Omit<ReservationEntry, 'age'>;

/** Of several promises the first that was wanted comes first. */
export const aged =
	({ sequence }: Pick<Scene, 'sequence'>) =>
	(entry: NewEntry, at: number): ReservationEntry => ({
		...entry,
		age: sequence * MOST_LINES + at
	});

export const storeEntries = (
	tx: Tx,
	{ sequence }: Pick<Scene, 'sequence'>,
	entries: readonly ReservationEntry[]
) => storeDrafts(tx, sequence, reservationEntry, entries.map(added));

const textOf = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null);

const added = (entry: ReservationEntry): Draft => ({
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
	{ today }: Pick<Scene, 'today'>,
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
