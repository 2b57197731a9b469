import { known } from '#lib/domain/model/assert.ts';
import type { NaiveCompany } from './naive-company.ts';
import { placeOf, type Promised, type Step } from './naive-stock.ts';
import { newId } from './make.ts';
import type { Random } from './random.ts';
import type { Cells, Paper, Stock } from './stock.ts';
import type { Returnable } from './return-fuzz.ts';
import type { Taking } from './stocktake-fuzz.ts';

export type Place = { readonly warehouse: string; readonly bin: string | null };
export type Article = { readonly id: string; readonly tracking: 'none' | 'batch' | 'serial' };
export type FuzzWorld = {
	readonly stock: Stock;
	readonly random: Random;
	readonly articles: readonly Article[];
	readonly places: readonly Place[];
	/** What was posted and not taken back, with its moves. */
	readonly posted: Map<Paper, readonly Step[]>;
	/** What is reserved. */
	readonly reserved: Map<Paper, readonly Promised[]>;
	/** The stocktake under way in a warehouse. */
	readonly takings: Map<string, Taking>;
	/** Who buys and sells. */
	readonly partner: string;
	/** Of what was delivered and received, the lines. */
	readonly returnable: Map<Paper, readonly Returnable[]>;
};
export type Attempt = {
	readonly action: string;
	/** The document it is about; a count in the table of stock makes its own. */
	readonly paper: Paper | null;
	/** What the product is asked, where it is more than the action of the document. */
	readonly ask?: () => Promise<unknown>;
	/** The same, done by the naive model; answers whether it can be done. */
	readonly naively: (naive: NaiveCompany) => boolean;
	/** What is to be remembered once it is done. */
	readonly done: () => void;
};

/** Somebody counts a record of which he saw some figure, right or wrong by now; where there is none, nothing. */
export async function count(world: FuzzWorld): Promise<Attempt | null> {
	const { stock, random, articles, takings } = world;
	const plain = new Set(articles.filter(({ tracking }) => tracking === 'none').map(({ id }) => id));
	// What is promised of any batch or piece is no goods that could be counted, and a stocktake counts by itself.
	const records = (await stock.records()).filter(
		({ article, batch, serial, warehouse }) =>
			!takings.has(String(warehouse)) &&
			(plain.has(String(article)) || batch !== null || serial !== null)
	);
	if (records.length === 0) return null;
	const { id, article, batch, serial, warehouse, bin } = random.one(records);
	const [seen, counted] = serial === null ? [random.below(9), random.below(9)] : random.one(PIECES);
	const here = placeOf(warehouse, bin);
	const isMore = counted > seen;
	const step: Step = {
		...{ article: String(article), lot: String(batch ?? serial ?? '') },
		...{ from: isMore ? null : here, to: isMore ? here : null },
		quantity: Math.abs(counted - seen)
	};
	const rows = [{ id, seen, counted }];
	const asked = { operation: newId(), reason: 'fuzz', rows, confirmed: ['count.short'] };
	return {
		...{ action: 'count', paper: null, done: () => undefined },
		ask: () => stock.world.api().counting.post(asked),
		naively: (naive) => counted === seen || naive.post([step])
	};
}

/** What was seen and counted of a piece with a serial number. */
const PIECES = [
	[0, 1],
	[1, 0],
	[1, 1]
] as const;

/** A reservation of one or two lines, of a lot or of any. */
export async function promise(world: FuzzWorld): Promise<Attempt> {
	const { stock, random, places, articles, reserved } = world;
	const { warehouse } = random.one(places);
	const lines = Array.from({ length: random.below(2) + 1 }, () => {
		const article = random.one(articles);
		const { cells, moved } = goods(random, article);
		if (article.tracking === 'none' || random.chance(0.5)) return { cells, moved };
		const { quantity } = cells;
		const any = { article: article.id, quantity };
		return { cells: any, moved: [{ ...any, lot: '' }] };
	});
	const promised = lines.flatMap(({ moved }) => moved.map((each) => ({ ...each, warehouse })));
	const cells = lines.map((line) => line.cells);
	const paper = await stock.addPaper('reservation', { warehouse }, ...cells);
	return {
		...{ action: 'reserve', paper, naively: (naive) => naive.reserve(promised) },
		done: () => void reserved.set({ ...paper, version: 2 }, promised)
	};
}

/** A document of one to three random lines, of which some cannot be served. */
export async function draft(world: FuzzWorld, type: string): Promise<Attempt> {
	const { stock, random, places, articles, posted, returnable } = world;
	const [here, there] = [random.one(places), random.one(places)];
	const within = ({ warehouse }: Place) => places.filter((place) => place.warehouse === warehouse);
	const lines = Array.from({ length: random.below(3) + 1 }, () => {
		const from = random.one(within(here));
		const to = random.one(within(there).filter((place) => place !== from));
		const unitCost =
			BRINGING.includes(type) && random.chance(0.7) ? random.below(20_000) + 1 : null;
		const [own, isMore] = [goods(random, random.one(articles)), random.chance(0.5)];
		return { ...own, from, to, isMore, unitCost };
	});
	const head =
		type === 'transfer'
			? { fromWarehouse: here.warehouse, toWarehouse: there.warehouse }
			: { warehouse: here.warehouse, ...headOf(world, type) };
	const cells = lines.map(
		({ from, to, cells: { quantity, ...cells }, isMore, unitCost }): Cells => {
			if (type === 'transfer') return { ...cells, quantity, fromBin: from.bin, toBin: to.bin };
			const difference = isMore ? quantity : -quantity;
			const cost = unitCost === null ? {} : { unitCost: unitCost / 1000 };
			const many = type === 'adjustment' ? { difference } : { quantity };
			return { ...cells, ...many, ...cost, bin: from.bin };
		}
	);
	const stepsOf = lines.map(({ from, to, moved, isMore, unitCost }): readonly Step[] => {
		const comes = BRINGING.includes(type) || (type === 'adjustment' && isMore);
		return moved.map((piece) => ({
			...{ ...piece, unitCost, guarded: !BRINGING.includes(type) && type !== 'adjustment' },
			from: comes ? null : toPlace(from),
			to: comes ? toPlace(from) : type === 'transfer' ? toPlace(to) : null
		}));
	});
	const paper = await stock.addPaper(type, head, ...cells);
	const steps = stepsOf.flat();
	return {
		...{ action: 'post', paper, naively: (naive) => naive.post(steps) },
		done() {
			const now = { ...paper, version: 2 };
			posted.set(now, steps);
			if (!RETURNED.includes(type)) return;
			const own = lines.map(({ from }, at) => ({
				...{ line: known(paper.lines[at], type), place: from, steps: stepsOf[at] ?? [] }
			}));
			returnable.set(now, own);
		}
	};
}

/** Documents that must say why, that bring goods, and of which something may be returned. */
const REASONED = ['writeOff', 'adjustment'];
const BRINGING = ['putIn', 'goodsReceipt'];
const RETURNED = ['deliveryNote', 'goodsReceipt'];

function headOf({ partner }: FuzzWorld, type: string): Cells {
	if (REASONED.includes(type)) return { reason: 'fuzz' };
	if (type === 'deliveryNote') return { customer: partner };
	return type === 'goodsReceipt' ? { supplier: partner } : {};
}

export const toPlace = ({ warehouse, bin }: Place) => placeOf(warehouse, bin);

/** The cells of a line, and what it moves. */
export function goods(random: Random, { id: article, tracking }: Article) {
	const quantity = random.below(tracking === 'serial' ? 2 : 6) + 1;
	if (tracking === 'none') {
		return { cells: { article, quantity }, moved: [{ article, lot: '', quantity }] };
	}
	if (tracking === 'batch') {
		const batch = random.one(['L1', 'L2', 'L3']);
		return { cells: { article, quantity, batch }, moved: [{ article, lot: batch, quantity }] };
	}
	const first = random.below(8);
	const serials = Array.from({ length: quantity }, (_, at) => `S${first + at}`);
	return {
		cells: { article, quantity, serials: serials.join(', ') },
		moved: serials.map((lot) => ({ article, lot, quantity: 1 }))
	};
}
