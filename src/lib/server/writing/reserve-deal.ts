import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { daysAfter, type Day } from '#lib/domain/model/calendar.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { PromisedLine } from '#lib/domain/stock/promised-line.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import { byWarehouse, claimedBy, follow, spareFor } from '#lib/domain/stock/spare.ts';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { openOf, sparesOf, type ReservationEntry } from '#lib/server/store/reservations.ts';
import { rowsOf } from '#lib/server/store/rows.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';
import type { Move } from './post-stock.ts';
import * as promising from './reserve.ts';
import { storeDrafts } from './store.ts';

/**
 * Keeps goods for the customer of a deal, until a day (F44). Done again it keeps what its lines say by then: what is
 * kept already stays in its place, for longer. More than there is may be kept only where the company says so (E36).
 */
export async function reserveDeal(tx: Tx, scene: Scene): Promise<Outcome> {
	const { days, mayExceed } = await termsOf(tx);
	const dated = until(scene, days);
	const lines = wantedLines(scene);
	const problems = [
		...promising.promiseProblems(dated, lines, 'until'),
		...dated.papers.flatMap((paper) => nothingOf(paper, lines(paper)))
	];
	if (problems.length > 0) return { problems };
	const wanted = promising.entriesFor('deal', dated, lines, 'until');
	const kept = await openOf(
		tx,
		dated.papers.map(({ doc }) => doc.id)
	);
	const { more: added, changed } = compared(kept, wanted);
	const promised = added.map((entry) => promising.promise(entry, 'reserve', scene, mayExceed));
	const free = mayExceed ? [] : await notFree(tx, promised);
	if (free.length > 0) return { problems: free };
	await storeDrafts(tx, scene.sequence, reservationEntry, changed.map(promising.changedEntry));
	await promising.storeEntries(tx, scene, added);
	const cells = dated.heads.map(
		({ id, after }) => [id, { until: after['until'] ?? null }] as const
	);
	return { moves: [...promised, ...changed.flatMap(fewer(scene))], cells: new Map(cells) };
}

/** Whatever is kept for deals is free again. */
export async function releaseDeal(tx: Tx, scene: Scene): Promise<Outcome> {
	return ended(await promising.release(tx, scene), scene);
}

/** The last day is over; the next time counts anew. */
export async function expireDeal(tx: Tx, scene: Scene): Promise<Outcome> {
	return ended(await promising.expire(tx, scene), scene);
}

const ended = (outcome: Outcome, { papers }: Scene): Outcome => ({
	...outcome,
	cells: new Map(papers.map(({ doc }) => [doc.id, { until: null }]))
});

async function termsOf(tx: Tx) {
	const [company] = await rowsOf(tx, entities.company, sql`1`);
	const { dealReservationDays: days, dealsOverReserve: mayExceed } = known(company, 'company');
	return { days, mayExceed };
}

/** Heads say until when, also where nobody has typed it. */
const until = (scene: Scene, days: number): Scene => ({
	...scene,
	heads: scene.heads.map((head) => ({
		...head,
		after: { ...head.after, until: head.after['until'] ?? daysAfter(scene.today, days) }
	}))
});

type DealLine = PromisedLine & { readonly toReserve: Scaled<'quantity'> | null };

/** What of the lines is to be kept; which pieces, only where it is all of the line. */
const wantedLines = (scene: Scene) => (paper: Paper) =>
	promising
		.soldLines(scene)(paper)
		.flatMap((line): readonly PromisedLine[] => {
			const { toReserve } = known(
				linesAs<DealLine>(paper).find(({ id }) => id === line.id),
				line.id
			);
			if (toReserve === null) return [line];
			return toReserve > 0 ? [{ ...line, quantity: toReserve, serials: null }] : [];
		});

const nothingOf = ({ doc }: Paper, lines: readonly PromisedLine[]): readonly Problem[] =>
	doc.lines.length === 0 || lines.length > 0
		? []
		: [{ code: 'deal.nothing-to-reserve', at: { row: doc.id } }];

type Entry = ReservationEntry;
type Changed = {
	readonly entry: ReservationEntry;
	readonly cells: Pick<ReservationEntry, 'open' | 'allocated' | 'until'>;
};

/** What is to be promised besides what is, and what of that is to be fewer, or until another day. */
function compared(kept: readonly ReservationEntry[], wanted: readonly Entry[]) {
	const byGoods = groupBy(kept, goodsOf);
	const more: Entry[] = [];
	const changed: Changed[] = [];
	for (const entry of wanted) {
		const own = byGoods.get(goodsOf(entry)) ?? [];
		byGoods.delete(goodsOf(entry));
		let left: number = entry.quantity;
		for (const each of own) {
			const open = brand<'quantity'>(Math.min(each.open, left));
			left -= open;
			changed.push(reduced(each, open, entry.until));
		}
		const quantity = brand<'quantity'>(left);
		if (left > 0) more.push({ ...entry, quantity, open: quantity });
	}
	const gone = [...byGoods.values()].flat();
	changed.push(...gone.map((entry) => reduced(entry, brand<'quantity'>(0), entry.until)));
	return { more, changed };
}

const goodsOf = ({ line, batch, serial }: Entry) => JSON.stringify([line, batch, serial]);

const reduced = (
	entry: ReservationEntry,
	open: ReservationEntry['open'],
	until: Day | null
): Changed => ({
	entry,
	cells: { open, allocated: brand(Math.min(entry.allocated, open)), until }
});

const fewer =
	(scene: Scene) =>
	({ entry, cells }: Changed): readonly Move[] => {
		const open = brand<'quantity'>(entry.open - cells.open);
		return open > 0 ? [promising.promise({ ...entry, open }, 'unreserve', scene)] : [];
	};

/** What nobody else has a promise of does not reach; one after the other, as they take from each other. */
async function notFree(tx: Tx, promised: readonly Move[]): Promise<readonly Problem[]> {
	const spares = byWarehouse(await sparesOf(tx, promised.flatMap(claimedBy)));
	return promised.flatMap((move): readonly Problem[] => {
		const free = spareFor(spares, move);
		if (move.quantity > free) {
			const params = { free: toDecimal('quantity', Math.max(0, free)) };
			return [{ code: 'reserved.not-free', params, at: { row: move.line, field: 'toReserve' } }];
		}
		if (move.to) follow(spares, move.goods, move.to, -move.quantity);
		return [];
	});
}
