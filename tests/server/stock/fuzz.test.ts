import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf, entityApi } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { NaiveCompany, type Valued } from '../../support/naive-company.ts';
import { deliver, giveBack } from '../../support/return-fuzz.ts';
import { heldIn } from '../../support/naive-stock.ts';
import { randomFrom } from '../../support/random.ts';
import { makeStock, type Paper } from '../../support/stock.ts';
import {
	count,
	draft,
	promise,
	type Article,
	type Attempt,
	type FuzzWorld,
	type Place
} from '../../support/stock-fuzz.ts';
import { begin, end } from '../../support/stocktake-fuzz.ts';

/** How many actions by each way of valuing; `FUZZ_STEPS=20000` looks longer, `FUZZ_SEED` looks at others. */
const STEPS = Number(process.env['FUZZ_STEPS'] ?? 250);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
const AT_ONCE = 4;
/** The whole ledger is added up after each action at first, later after so many. */
const [CLOSELY, NOW_AND_THEN] = [300, 200];

type Method = 'fifo' | 'average';

test.each<Method>(['fifo', 'average'])(
	`${STEPS} random actions from seed ${SEED} agree with a naive model: %s`,
	async (method) => {
		const world = await makeFuzzWorld(method);
		const { articles, random } = world;
		const serials = articles.filter(({ tracking }) => tracking === 'serial');
		const naive = new NaiveCompany(new Set(serials.map(({ id }) => id)), method === 'average');
		let [done, refused, moves] = [0, 0, 0];
		for (let step = 0; step < STEPS;) {
			const attempts: Attempt[] = [];
			const many = random.chance(0.2) ? AT_ONCE : 1;
			while (attempts.length < many) attempts.push(await nextAttempt(world, attempts));
			// The one writer takes them in the order in which they are sent.
			const results = await Promise.all(attempts.map((attempt) => perform(world, attempt)));
			for (const [at, { action, naively, done: remember }] of attempts.entries()) {
				const expected = naively(naive);
				const told = `${action} before step ${step + many}: ${results[at]}`;
				expect(results[at]?.length === 0, told).toBe(expected);
				if (expected) done += 1;
				else refused += 1;
				if (expected) remember();
			}
			moves = await expectAgreement(world, naive, moves);
			const before = step;
			step += many;
			const isDue = Math.floor(before / NOW_AND_THEN) < Math.floor(step / NOW_AND_THEN);
			if (step < CLOSELY || isDue || step >= STEPS) await expectSound(world);
		}
		expect(done).toBeGreaterThan(STEPS / 4);
		expect(refused).toBeGreaterThan(STEPS / 20);
		const kinds = new Set((await world.stock.moves()).map(({ kind }) => kind));
		expect(kinds).toContain('customerReturn');
		expect(kinds).toContain('vendorReturn');
		await world.stock.world.close();
	},
	3_600_000
);

async function makeFuzzWorld(costMethod: Method): Promise<FuzzWorld> {
	const stock = await makeStock();
	const company = entityApi(stock.world, 'company');
	const { id, version } = known((await company.list({ offset: 0, limit: 1 })).rows[0], 'company');
	const changes = [{ id, version, patch: { costMethod } }];
	await company.save({ operation: newId(), changes });
	const articles: Article[] = [];
	for (const tracking of ['none', 'none', 'batch', 'serial'] as const) {
		articles.push({ id: await stock.addArticle({ tracking }), tracking });
	}
	const places: Place[] = [];
	for (const warehouse of [await stock.addWarehouse(), await stock.addWarehouse()]) {
		places.push({ warehouse, bin: null }, { warehouse, bin: await stock.addBin(warehouse) });
	}
	const partner = newId();
	const cells = { number: 'P', name: 'Partner', customer: true, supplier: true };
	await stock.save('partner', partner, 0, cells);
	const documents = { posted: new Map(), reserved: new Map(), returnable: new Map() };
	const remembered = { ...documents, takings: new Map() };
	return { stock, articles, places, partner, random: randomFrom(SEED), ...remembered };
}

/** The codes of refusal; none where it was done. */
async function perform(
	{ stock }: FuzzWorld,
	{ action, paper, ask }: Attempt
): Promise<readonly string[]> {
	const confirmed = ['count.short'];
	const call = ask?.() ?? stock.perform(action, paper ? [paper] : [], { confirmed });
	const codes = await call.then(
		() => [],
		() => codesOf(call)
	);
	const returns = ['beyond', 'piece-back', 'not-posted', 'stands', 'used', 'promised'];
	const expected = [
		...['stock.insufficient', 'serial.on-hand', 'receipt.used'],
		...returns.map((code) => `return.${code}`)
	];
	expect(codes.filter((code) => !expected.includes(code))).toEqual([]);
	return codes;
}

async function nextAttempt(world: FuzzWorld, chosen: readonly Attempt[]): Promise<Attempt> {
	const { random, posted, reserved, takings, returnable } = world;
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
		const done = () => (posted.delete(paper), void returnable.delete(paper));
		return { action: 'cancel', paper, naively: (naive) => naive.takeBack(steps), done };
	}
	const counting = [...takings.values()].filter(({ paper }) => isFree([paper, null]));
	if (counting.length > 0 && random.chance(0.08)) return end(world, random.one(counting));
	const isChosen = (...actions: readonly string[]) =>
		chosen.some(({ action }) => actions.includes(action));
	if (!isChosen('begin', 'count') && random.chance(0.08)) {
		const attempt = await begin(world);
		if (attempt) return attempt;
	}
	if (random.chance(0.35)) {
		const attempt = random.chance(0.4) ? await deliver(world) : await giveBack(world);
		if (attempt) return attempt;
	}
	const types = ['putIn', 'takeOut', 'takeOut', 'writeOff', 'transfer', 'adjustment'];
	types.push('deliveryNote', 'goodsReceipt');
	const type = random.one([...types, 'reservation', 'count']);
	if (type === 'reservation') return promise(world);
	if (type !== 'count') return draft(world, type);
	const counted = isChosen('begin') ? null : await count(world);
	return counted ?? draft(world, 'putIn');
}

/** Quantities, promises and the value of every layer, pool and new move, to the cent; answers the last move. */
async function expectAgreement(
	world: FuzzWorld,
	naive: NaiveCompany,
	after: number
): Promise<number> {
	const { stock } = world;
	const records = await stock.records();
	expect(heldIn(records)).toEqual(naive.stock.held());
	const promised = records.reduce((sum, { reserved }) => sum + Number(reserved), 0);
	expect(promised).toBe(naive.stock.promised());
	expect(await layersOf(world)).toEqual(
		naive.cost.lots
			.filter(({ pieces }) => pieces > 0)
			.map(({ article, lot, warehouse, pieces, cents }) =>
				[article, lot, warehouse, pieces, cents].join(' ')
			)
			.toSorted()
	);
	const pools = [...naive.cost.pools].filter(() => naive.cost.isAverage);
	expect(await poolsOf(world)).toEqual(
		pools.map(([article, { pieces, cents }]) => [article, pieces, cents].join(' ')).toSorted()
	);
	const { db } = stock.world;
	const moved = await db.all<Valued & { at: number }>(
		sql`select rowid as at, article, quantity / 10000 as pieces, value / 100 as cents from "stockMove"
			where rowid > ${after} and counter = 'onHand' and value is not null order by rowid`
	);
	expect(moved.map(told).toSorted()).toEqual(naive.valued.map(told).toSorted());
	naive.valued.length = 0;
	return Math.max(after, ...moved.map(({ at }) => Number(at)));
}

const told = ({ article, pieces, cents }: Valued) => [article, pieces, cents].join(' ');

async function layersOf({ stock }: FuzzWorld): Promise<readonly string[]> {
	return joined(
		await stock.world.db.all(
			sql`select article, coalesce(batch, serial, '') as lot, warehouse, quantity / 10000 as pieces,
				value / 100 as cents from "costLayer" where quantity > 0`
		)
	);
}

async function poolsOf({ stock }: FuzzWorld): Promise<readonly string[]> {
	return joined(
		await stock.world.db.all(
			sql`select article, quantity / 10000 as pieces, value / 100 as cents from "costPool"`
		)
	);
}

const joined = (rows: readonly object[]): readonly string[] =>
	rows.map((row) => Object.values(row).join(' ')).toSorted();

/** What must hold of the ledger, the layers and the promises, whatever happened. */
async function expectSound({ stock }: FuzzWorld): Promise<void> {
	const { db } = stock.world;
	for (const found of [deviations, uncosted, unkept, lostValue]) {
		expect(await found(db)).toEqual([]);
	}
}
