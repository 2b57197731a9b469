import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOf } from '../../support/entity-api.ts';
import { deviations, uncosted, unkept } from '../../support/ledger.ts';
import {
	heldIn,
	NaiveStock,
	placeOf,
	type Promised,
	type Step
} from '../../support/naive-stock.ts';
import { newId } from '../../support/make.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { makeStock, type Cells, type Paper, type Stock } from '../../support/stock.ts';

/** How many actions; `FUZZ_STEPS=20000` looks longer, `FUZZ_SEED` looks at others. */
const STEPS = Number(process.env['FUZZ_STEPS'] ?? 500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
const AT_ONCE = 4;

type Place = { readonly warehouse: string; readonly bin: string | null };
type Article = { readonly id: string; readonly tracking: 'none' | 'batch' | 'serial' };
type World = {
	readonly stock: Stock;
	readonly random: Random;
	readonly articles: readonly Article[];
	readonly places: readonly Place[];
	/** What was posted and not taken back, with its moves. */
	readonly posted: Map<Paper, readonly Step[]>;
	/** What is reserved. */
	readonly reserved: Map<Paper, readonly Promised[]>;
};
type Attempt = {
	readonly action: 'post' | 'reserve' | 'cancel' | 'count';
	/** The document it is about; a count in the table of stock makes its own. */
	readonly paper: Paper | null;
	/** What the product is asked, where it is more than the action of the document. */
	readonly ask?: () => Promise<unknown>;
	/** The same, done by the naive model; answers whether it can be done. */
	readonly naively: (naive: NaiveStock) => boolean;
	/** What is to be remembered once it is done. */
	readonly done: () => void;
};

let world: World;
beforeAll(async () => {
	const stock = await makeStock();
	const articles: Article[] = [];
	for (const tracking of ['none', 'none', 'batch', 'serial'] as const) {
		articles.push({ id: await stock.addArticle({ tracking }), tracking });
	}
	const places: Place[] = [];
	for (const warehouse of [await stock.addWarehouse(), await stock.addWarehouse()]) {
		places.push({ warehouse, bin: null }, { warehouse, bin: await stock.addBin(warehouse) });
	}
	const remembered = { posted: new Map(), reserved: new Map() };
	world = { stock, articles, places, random: randomFrom(SEED), ...remembered };
});
afterAll(() => world.stock.world.close());

test(`${STEPS} random actions from seed ${SEED} agree with a naive model`, async () => {
	const { stock, articles, random } = world;
	const serials = articles.filter(({ tracking }) => tracking === 'serial');
	const naive = new NaiveStock(new Set(serials.map(({ id }) => id)));
	let [done, refused] = [0, 0];
	for (let step = 0; step < STEPS;) {
		const attempts: Attempt[] = [];
		const many = random.chance(0.2) ? AT_ONCE : 1;
		while (attempts.length < many) attempts.push(await nextAttempt(world, attempts));
		step += many;
		// The one writer takes them in the order in which they are sent.
		const results = await Promise.all(attempts.map(perform));
		for (const [at, { action, naively, done: remember }] of attempts.entries()) {
			const expected = naively(naive);
			expect(results[at]?.length === 0, `${action} before step ${step}: ${results[at]}`).toBe(
				expected
			);
			if (expected) done += 1;
			else refused += 1;
			if (expected) remember();
		}
		const records = await stock.records();
		expect(heldIn(records)).toEqual(naive.held());
		const promised = records.reduce((sum, { reserved }) => sum + Number(reserved), 0);
		expect(promised).toBe(naive.promised());
		expect(await deviations(stock.world.db)).toEqual([]);
		expect(await uncosted(stock.world.db)).toEqual([]);
		expect(await unkept(stock.world.db)).toEqual([]);
	}
	expect(done).toBeGreaterThan(STEPS / 4);
	expect(refused).toBeGreaterThan(STEPS / 20);
}, 3_600_000);

/** The codes of refusal; none where it was done. */
async function perform({ action, paper, ask }: Attempt): Promise<readonly string[]> {
	const confirmed = ['count.short'];
	const call = ask?.() ?? world.stock.perform(action, paper ? [paper] : [], { confirmed });
	const codes = await call.then(
		() => [],
		() => codesOf(call)
	);
	const expected = ['stock.insufficient', 'serial.on-hand', 'receipt.used'];
	expect(codes.filter((code) => !expected.includes(code))).toEqual([]);
	return codes;
}

async function nextAttempt(world: World, chosen: readonly Attempt[]): Promise<Attempt> {
	const { random, posted, reserved } = world;
	const isFree = ([paper]: readonly [Paper, unknown]) =>
		chosen.every((attempt) => attempt.paper !== paper);
	const [free, kept] = [[...posted].filter(isFree), [...reserved].filter(isFree)];
	if (kept.length > 0 && random.chance(0.12)) {
		const [paper, lines] = random.one(kept);
		const done = () => void reserved.delete(paper);
		return { action: 'cancel', paper, naively: (naive) => naive.release(lines), done };
	}
	if (free.length > 0 && random.chance(0.3)) {
		const [paper, steps] = random.one(free);
		const done = () => void posted.delete(paper);
		return { action: 'cancel', paper, naively: (naive) => naive.takeBack(steps), done };
	}
	const types = ['putIn', 'takeOut', 'takeOut', 'writeOff', 'transfer', 'adjustment'];
	const type = random.one([...types, 'reservation', 'count']);
	if (type === 'reservation') return promise(world);
	return (type === 'count' ? await count(world) : null) ?? draft(world, type);
}

/** Somebody counts a record of which he saw some figure, right or wrong by now; where there is none, nothing. */
async function count({ stock, random, articles }: World): Promise<Attempt | null> {
	const plain = new Set(articles.filter(({ tracking }) => tracking === 'none').map(({ id }) => id));
	// What is promised of any batch or piece is no goods that could be counted.
	const records = (await stock.records()).filter(
		({ article, batch, serial }) => plain.has(String(article)) || batch !== null || serial !== null
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
async function promise({ stock, random, places, articles, reserved }: World): Promise<Attempt> {
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
async function draft(
	{ stock, random, places, articles, posted }: World,
	type: string
): Promise<Attempt> {
	const [here, there] = [random.one(places), random.one(places)];
	const within = ({ warehouse }: Place) => places.filter((place) => place.warehouse === warehouse);
	const lines = Array.from({ length: random.below(3) + 1 }, () => {
		const from = random.one(within(here));
		const to = random.one(within(there).filter((place) => place !== from));
		return { ...goods(random, random.one(articles)), from, to, isMore: random.chance(0.5) };
	});
	const head =
		type === 'transfer'
			? { fromWarehouse: here.warehouse, toWarehouse: there.warehouse }
			: { warehouse: here.warehouse, ...(REASONED.includes(type) ? { reason: 'fuzz' } : {}) };
	const cells = lines.map(({ from, to, cells: { quantity, ...cells }, isMore }): Cells => {
		if (type === 'transfer') return { ...cells, quantity, fromBin: from.bin, toBin: to.bin };
		const difference = isMore ? quantity : -quantity;
		return { ...cells, ...(type === 'adjustment' ? { difference } : { quantity }), bin: from.bin };
	});
	const steps = lines.flatMap(({ from, to, moved, isMore }) => {
		const comes = type === 'putIn' || (type === 'adjustment' && isMore);
		return moved.map((piece) => ({
			...piece,
			guarded: type !== 'putIn' && type !== 'adjustment',
			from: comes ? null : toPlace(from),
			to: comes ? toPlace(from) : type === 'transfer' ? toPlace(to) : null
		}));
	});
	const paper = await stock.addPaper(type, head, ...cells);
	return {
		...{ action: 'post', paper, naively: (naive) => naive.post(steps) },
		done: () => void posted.set({ ...paper, version: 2 }, steps)
	};
}

/** Documents that must say why. */
const REASONED = ['writeOff', 'adjustment'];

const toPlace = ({ warehouse, bin }: Place) => placeOf(warehouse, bin);

/** The cells of a line, and what it moves. */
function goods(random: Random, { id: article, tracking }: Article) {
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
