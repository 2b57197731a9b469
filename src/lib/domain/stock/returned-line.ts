import { toDecimal, type Scaled } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { lineProblems, portions, type MovedLine, type Portion } from './moved-line.ts';
import type { Articles, Goods } from './posting.ts';

type Quantity = Scaled<'quantity'>;

/** A line of a return, and the one of a delivery note or a goods receipt that it takes back. */
export type ReturnedLine = MovedLine & { readonly bin: Id | null; readonly source: Id | null };

/** A line of which something may be returned. */
export type ReturnSource = {
	readonly state: string;
	readonly on: Day;
	/** How many went, or came, and how many of them other returns hold. */
	readonly quantity: Quantity;
	readonly returned: Quantity;
	/** The serial numbers of pieces that other returns name. */
	readonly pieces: readonly string[];
	readonly moves: readonly SourceMove[];
};
/** A move with which its goods went, or came. */
export type SourceMove = {
	readonly id: Id;
	readonly batch: string | null;
	readonly serial: string | null;
	readonly quantity: Quantity;
	readonly returned: Quantity;
};
export type ReturnSources = ReadonlyMap<Id, ReturnSource>;
/** Lines of one document, with the day on which they move, if that is known. */
export type Returned = {
	readonly paper: Id;
	readonly day: Day | null;
	/** The cell of the head that says the day. */
	readonly dayField: string;
	readonly lines: readonly ReturnedLine[];
};

/** Every reason why lines cannot be returned, but for what is there to move (F68, F69; E82). `cell` names their source. */
export function returnProblems(
	returned: readonly Returned[],
	sources: ReturnSources,
	articles: Articles,
	cell: string
): readonly Problem[] {
	const lines = returned.flatMap((each) => each.lines);
	return [
		...returned.flatMap(({ paper, lines }) =>
			lines.length > 0 ? [] : [{ code: 'document.no-lines', at: { row: paper } } as const]
		),
		...lineProblems(lines, articles),
		...lines.flatMap((line) => unfounded(line, sources, cell)),
		...beyond(lines, sources),
		...lines.flatMap((line) => otherGoods(line, sources, articles)),
		...piecesBack(lines, sources, articles),
		...returned.flatMap((each) => tooEarly(each, sources))
	];
}

/** The goods of a line, each with the move of which they are; those that are on none are left out. */
export function partsOf(line: ReturnedLine, sources: ReturnSources, articles: Articles) {
	const { moves = [] } = sourceOf(line, sources) ?? {};
	return portions(line, articles).flatMap((portion) => {
		const move = moves.find((each) => isOf(each, portion.goods));
		return move ? [{ ...portion, move }] : [];
	});
}

const sourceOf = ({ source }: ReturnedLine, sources: ReturnSources) => sources.get(source ?? '');

const isOf = ({ batch, serial }: SourceMove, goods: Goods): boolean =>
	batch === goods.batch && serial === goods.serial;

function unfounded(line: ReturnedLine, sources: ReturnSources, field: string): readonly Problem[] {
	const at = { row: line.id, field };
	const source = sourceOf(line, sources);
	if (!source) return [{ code: 'return.no-source', at }];
	return source.state === 'posted' ? [] : [{ code: 'return.not-posted', at }];
}

/** One line after the other, as they take from the same. */
function beyond(lines: readonly ReturnedLine[], sources: ReturnSources): readonly Problem[] {
	const left = new Map([...sources].map(([id, each]) => [id, each.quantity - each.returned]));
	return lines.flatMap(({ id, source, quantity }): readonly Problem[] => {
		const most = left.get(source ?? '');
		if (source === null || most === undefined) return [];
		left.set(source, Math.max(0, most - quantity));
		if (quantity <= most) return [];
		const params = { most: toDecimal('quantity', Math.max(0, most)) };
		return [{ code: 'return.beyond', params, at: { row: id, field: 'quantity' } }];
	});
}

/** Goods that are not on the line. */
function otherGoods(
	line: ReturnedLine,
	sources: ReturnSources,
	articles: Articles
): readonly Problem[] {
	const source = sourceOf(line, sources);
	if (source?.state !== 'posted' || !articles.get(line.article)?.stockManaged) return [];
	const known = partsOf(line, sources, articles);
	const strange = portions(line, articles).filter(({ goods }) => !isAmong(goods, known));
	return strange.slice(0, 1).map(({ goods }) => notOnLine(line.id, goods));
}

/** Pieces that were returned before, or are named by another return or another line. */
function piecesBack(
	lines: readonly ReturnedLine[],
	sources: ReturnSources,
	articles: Articles
): readonly Problem[] {
	const held = new Map([...sources].map(([id, { pieces }]) => [id, new Set(pieces)]));
	return lines.flatMap((line) => {
		const named = held.get(line.source ?? '') ?? new Set();
		const pieces = partsOf(line, sources, articles).flatMap(({ move: { serial, returned } }) =>
			serial === null ? [] : [{ serial, isBack: returned > 0 || named.has(serial) }]
		);
		for (const { serial } of pieces) named.add(serial);
		return pieces
			.filter(({ isBack }) => isBack)
			.slice(0, 1)
			.map(({ serial }) => ({
				code: 'return.piece-back' as const,
				params: { serial },
				at: { row: line.id, field: 'serials' }
			}));
	});
}

const isAmong = (goods: Goods, parts: readonly Portion[]): boolean =>
	parts.some((part) => part.goods.serial === goods.serial && part.goods.batch === goods.batch);

const notOnLine = (row: Id, { serial, batch }: Goods): Problem => ({
	code: 'return.other-goods',
	params: { goods: serial ?? batch ?? '–' },
	at: { row, field: serial === null ? 'batch' : 'serials' }
});

/** Nothing comes back before it went. */
function tooEarly(
	{ paper, day, dayField, lines }: Returned,
	sources: ReturnSources
): readonly Problem[] {
	if (day === null) return [];
	const last = lines.map((line) => sourceOf(line, sources)?.on ?? '').reduce(later, '');
	if (day >= last) return [];
	return [{ code: 'return.too-early', params: { on: last }, at: { row: paper, field: dayField } }];
}

const later = (one: string, other: string): string => (one > other ? one : other);
