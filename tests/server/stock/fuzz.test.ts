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
	readonly action: 'post' | 'reserve' | 'cancel';
	readonly paper: Paper;
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
async function perform({ action, paper }: Attempt): Promise<readonly string[]> {
	const call = world.stock.perform(action, [paper]);
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
	const type = random.one(['putIn', 'takeOut', 'takeOut', 'transfer', 'reservation']);
	return type === 'reservation' ? promise(world) : draft(world, type);
}

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
		return { ...goods(random, random.one(articles)), from, to };
	});
	const head =
		type === 'transfer'
			? { fromWarehouse: here.warehouse, toWarehouse: there.warehouse }
			: { warehouse: here.warehouse };
	const cells = lines.map(({ from, to, cells }): Cells => {
		if (type !== 'transfer') return { ...cells, bin: from.bin };
		return { ...cells, fromBin: from.bin, toBin: to.bin };
	});
	const steps = lines.flatMap(({ from, to, moved }) =>
		moved.map((piece) => ({
			...piece,
			guarded: type !== 'putIn',
			from: type === 'putIn' ? null : placeOf(from.warehouse, from.bin),
			to: type === 'takeOut' ? null : toPlace(type === 'putIn' ? from : to)
		}))
	);
	const paper = await stock.addPaper(type, head, ...cells);
	return {
		...{ action: 'post', paper, naively: (naive) => naive.post(steps) },
		done: () => void posted.set({ ...paper, version: 2 }, steps)
	};
}

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
