import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { codesOf, entityApi } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted } from '../../support/ledger.ts';
import { NaiveCost, type CostEvent, type CostStep } from '../../support/naive-cost.ts';
import { newId } from '../../support/make.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { makeStock, type Cells, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

/** How many documents a history has, and how many histories: `FUZZ_HISTORIES=50` looks longer. */
const DOCUMENTS = 30;
const HISTORIES = Number(process.env['FUZZ_HISTORIES'] ?? 3);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);

type Method = 'fifo' | 'average';
/** Articles and warehouses by their places in the lists of a shop. */
type Plan = CostEvent & {
	readonly type: 'putIn' | 'takeOut' | 'transfer' | 'deliveryNote' | 'goodsReceipt' | Back;
	/** What it brings back, or sends back. */
	readonly of?: Plan;
};
type Back = 'salesReturn' | 'purchaseReturn';
type Shop = {
	readonly stock: Stock;
	readonly articles: readonly Id[];
	readonly places: readonly Id[];
	readonly partner: Id;
};
/** What happened, in the order in which it was asked for. */
type Step = { readonly plan: Plan; readonly action: 'post' | 'cancel' };

test.each<Method>(['fifo', 'average'])(
	'what is posted in any order of days costs what it would in the order of days: %s',
	async (method) => {
		let compared = 0;
		for (let history = 0; history < HISTORIES; history++) {
			const random = randomFrom(SEED + history);
			const [mixed, ordered] = [await makeShop(method), await makeShop(method)];
			const steps = await inAnyOrder(mixed, random);
			const books = await inOrderOfDays(ordered, steps);
			const told = `seed ${SEED + history}`;
			expect(await deviations(mixed.stock.world.db)).toEqual([]);
			expect(await uncosted(mixed.stock.world.db)).toEqual([]);
			expect(await lostValue(mixed.stock.world.db)).toEqual([]);
			if (books) {
				compared += 1;
				expect(await bookOf(mixed), told).toEqual(books);
				expect(await bookOf(mixed), told).toEqual(naiveBook(method, steps));
			}
			await mixed.stock.world.close();
			await ordered.stock.world.close();
		}
		expect(compared).toBeGreaterThan(HISTORIES / 2);
	},
	3_600_000
);

async function makeShop(costMethod: Method): Promise<Shop> {
	const stock = await makeStock();
	const { rows } = await entityApi(stock.world, 'company').list({ offset: 0, limit: 1 });
	const { id, version } = known(rows[0], 'company');
	const changes = [{ id, version, patch: { costMethod } }];
	await entityApi(stock.world, 'company').save({ operation: newId(), changes });
	const articles = [await stock.addArticle(), await stock.addArticle()];
	const partner = newId();
	const both = { number: 'P', name: 'Partner', customer: true, supplier: true };
	await stock.save('partner', partner, 0, both);
	const places = [await stock.addWarehouse(), await stock.addWarehouse()];
	return { stock, articles, partner, places };
}

/** Documents of random days, one after the other; those that cannot be posted yet are tried again later. */
async function inAnyOrder(shop: Shop, random: Random): Promise<readonly Step[]> {
	const waiting: { readonly plan: Plan; readonly paper: Paper }[] = [];
	const papers = new Map<Plan, Paper>();
	while (waiting.length < DOCUMENTS) {
		const plan = random.chance(0.2) ? returned(random, [...papers.keys()]) : planned(random);
		if (!plan) continue;
		const paper = await draft(shop, plan, papers);
		papers.set(plan, paper);
		waiting.push({ plan, paper });
	}
	const posted = new Map<Plan, Paper>();
	const steps: Step[] = [];
	for (let tries = 0; tries < DOCUMENTS * 5; tries++) {
		// What came in, or was returned, is taken back at the end as a rule: in the order of days it would have been used before.
		const chance = waiting.length === 0 ? 0.3 : 0.1;
		const left = [...posted].filter(([{ type }]) => type === 'takeOut' || waiting.length === 0);
		const some = random.chance(0.02) ? [...posted] : left;
		if (some.length > 0 && random.chance(chance)) {
			const [plan, paper] = random.one(some);
			if (!(await succeeds(shop, 'cancel', paper))) continue;
			posted.delete(plan);
			steps.push({ plan, action: 'cancel' });
			continue;
		}
		if (waiting.length === 0) continue;
		const at = random.below(waiting.length);
		const { plan, paper } = known(waiting[at], 'plan');
		if (!(await succeeds(shop, postingOf(plan), paper))) continue;
		waiting.splice(at, 1);
		posted.set(plan, { ...paper, version: paper.version + 1 });
		steps.push({ plan, action: 'post' });
	}
	expect(steps.length).toBeGreaterThan(DOCUMENTS / 2);
	return steps;
}

/** The same in the order of days; nothing where that cannot be, since what was taken back would have been used. */
async function inOrderOfDays(shop: Shop, steps: readonly Step[]) {
	const papers = new Map<Plan, Paper>();
	for (const { plan, action } of sorted(steps)) {
		const paper = papers.get(plan) ?? (await draft(shop, plan, papers));
		const doing = action === 'post' ? postingOf(plan) : action;
		if (!(await succeeds(shop, doing, paper))) return undefined;
		papers.set(plan, { ...paper, version: paper.version + 1 });
	}
	return bookOf(shop);
}

const postingOf = ({ type }: Plan): string =>
	type === 'salesReturn' ? 'receive' : type === 'purchaseReturn' ? 'ship' : 'post';

const dayOf = ({ plan, action }: Step): string => (action === 'post' ? plan.on : TODAY);

const sorted = (steps: readonly Step[]): readonly Step[] =>
	steps.toSorted((one, other) =>
		dayOf(one) < dayOf(other) ? -1 : Number(dayOf(one) > dayOf(other))
	);

async function succeeds({ stock }: Shop, action: string, paper: Paper): Promise<boolean> {
	const call = stock.perform(action, [paper]);
	const codes = await call.then(
		() => [],
		() => codesOf(call)
	);
	const expected = [
		...['stock.insufficient', 'stock.insufficient-then', 'receipt.used', 'receipt.used-then'],
		...['return.beyond', 'return.beyond-then', 'return.not-posted', 'return.stands', 'return.used']
	];
	expect(codes.filter((code) => !expected.includes(code))).toEqual([]);
	return codes.length === 0;
}

function planned(random: Random): Plan {
	const [putIn, takeOut] = [
		['putIn', 'goodsReceipt'] as const,
		['takeOut', 'deliveryNote'] as const
	];
	const type = random.one([...putIn, ...putIn, ...takeOut, 'transfer', 'transfer'] as const);
	const [comes, goes] = [
		putIn.some((each) => each === type),
		takeOut.some((each) => each === type)
	];
	const [here, there] = random.one([
		['0', '1'],
		['1', '0']
	] as const);
	const day = comes ? random.below(20) + 1 : random.below(22) + 7;
	const steps = Array.from({ length: random.below(2) + 1 }, (): CostStep => ({
		article: String(random.below(2)),
		from: comes ? null : here,
		to: comes ? here : goes ? null : there,
		pieces: random.below(comes ? 30 : 6) + 1,
		unitCost: random.below(20_000) + 1
	}));
	return { type, on: `2026-02-${String(day).padStart(2, '0')}`, steps };
}

/** Some of the first line of what was delivered or received, on that day or later. */
function returned(random: Random, plans: readonly Plan[]): Plan | undefined {
	const sources = plans.filter(({ type }) => type === 'deliveryNote' || type === 'goodsReceipt');
	if (sources.length === 0) return undefined;
	const of = random.one(sources);
	const step = known(of.steps[0], of.type);
	const isSale = of.type === 'deliveryNote';
	const [from, to] = isSale ? [null, random.one(['0', '1'])] : [random.one(['0', '1']), null];
	const pieces = random.below(step.pieces) + 1;
	const day = Math.min(Number(of.on.slice(-2)) + random.below(8), 28);
	return {
		...{ type: isSale ? 'salesReturn' : 'purchaseReturn', of },
		on: `2026-02-${String(day).padStart(2, '0')}`,
		steps: [{ article: step.article, from, to, pieces, unitCost: null, returns: step }]
	};
}

function draft(
	{ stock, articles, partner, places }: Shop,
	{ type, on, steps, of }: Plan,
	papers: ReadonlyMap<Plan, Paper>
): Promise<Paper> {
	const place = (at: string | null | undefined) => places[Number(at)];
	const [first] = steps;
	const head: Cells =
		type === 'transfer'
			? { on, fromWarehouse: place(first?.from), toWarehouse: place(first?.to) }
			: {
					[dayIn[type] ?? 'on']: on,
					warehouse: place(first?.from ?? first?.to),
					...partnerIn(type, partner)
				};
	const lines = steps.map(({ article, pieces, unitCost }) => ({
		...{ article: articles[Number(article)], quantity: pieces },
		...(COSTED.includes(type) ? { unitCost: Number(unitCost) / 1000 } : {}),
		...(of ? { [lineIn[type] ?? type]: papers.get(of)?.lines[0] ?? null } : {})
	}));
	return stock.addPaper(type, head, ...lines);
}

const COSTED = ['putIn', 'goodsReceipt'];
const dayIn: Readonly<Record<string, string>> = { salesReturn: 'receivedOn' };
const lineIn: Readonly<Record<string, string>> = {
	...{ salesReturn: 'deliveryLine', purchaseReturn: 'receiptLine' }
};
const BUYING = ['goodsReceipt', 'purchaseReturn'];
const SELLING = ['deliveryNote', 'salesReturn'];
const partnerIn = (type: string, partner: Id): Cells => ({
	...(BUYING.includes(type) ? { supplier: partner } : {}),
	...(SELLING.includes(type) ? { customer: partner } : {})
});

const PLACES = ['0', '1'].flatMap((article) =>
	['0', '1'].map((place) => [article, place] as const)
);

/** What is left in each warehouse, what the pools hold, and what every move is worth by now, in the order of days. */
async function bookOf({ stock, articles, places }: Shop) {
	const { db } = stock.world;
	const left = await Promise.all(
		PLACES.map(async ([article, place]) => {
			const rows = await db.all<{ quantity: number; value: number }>(
				sql`select quantity / 10000 as quantity, value / 100 as value from "costLayer"
					where article = ${articles[Number(article)]} and warehouse = ${places[Number(place)]}
						and quantity > 0 order by "on", age, quantity, value`
			);
			return rows.map(({ quantity, value }) => [quantity, value]);
		})
	);
	const pools = await Promise.all(
		articles.map((article) =>
			db.all<{ quantity: number; value: number }>(
				sql`select quantity / 10000 as quantity, value / 100 as value from "costPool"
					where article = ${article}`
			)
		)
	);
	return {
		left,
		pools: pools.map(([pool]) => [pool?.quantity, pool?.value]),
		worth: await worth(stock)
	};
}

async function worth(stock: Stock): Promise<readonly number[]> {
	const latest = new Map<unknown, unknown>();
	for (const row of await rows(stock, 'stockRevaluation')) latest.set(row['move'], row['after']);
	const moves = (await stock.moves()).toSorted((one, other) =>
		String(one['on']).localeCompare(String(other['on']))
	);
	return moves.map(({ id, value }) => Math.round(Number(latest.get(id) ?? value) * 100));
}

async function rows({ world }: Stock, entity: string): Promise<readonly AnyRow[]> {
	const found: AnyRow[] = [];
	for (let offset = 0; ; offset += 1000) {
		const page = await entityApi(world, entity).list({ offset, limit: 1000 });
		found.push(...page.rows);
		if (page.rows.length < 1000) return found;
	}
}

function naiveBook(method: Method, steps: readonly Step[]) {
	const events = sorted(steps).map(({ plan, action }): CostEvent => {
		if (action === 'post') return plan;
		const back = plan.steps.map((step) => ({ ...step, from: step.to, to: step.from }));
		return { on: TODAY, steps: back, undoes: plan };
	});
	const naive = new NaiveCost(method === 'average', events);
	const pools = ['0', '1'].map((article) => naive.pools.get(article));
	return {
		left: PLACES.map(([article, place]) => naive.left(article, place)),
		pools: pools.map((pool) =>
			method === 'average' ? [pool?.pieces, pool?.cents] : [undefined, undefined]
		),
		worth: events.flatMap(({ steps: own }) => own.map((step) => naive.worth.get(step)))
	};
}
