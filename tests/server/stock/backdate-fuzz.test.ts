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
type Plan = CostEvent & { readonly type: 'putIn' | 'takeOut' | 'transfer' };
type Shop = {
	readonly stock: Stock;
	readonly articles: readonly Id[];
	readonly places: readonly Id[];
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
	return { stock, articles, places: [await stock.addWarehouse(), await stock.addWarehouse()] };
}

/** Documents of random days, one after the other; those that cannot be posted yet are tried again later. */
async function inAnyOrder(shop: Shop, random: Random): Promise<readonly Step[]> {
	const waiting: { readonly plan: Plan; readonly paper: Paper }[] = [];
	while (waiting.length < DOCUMENTS) {
		const plan = planned(random);
		waiting.push({ plan, paper: await draft(shop, plan) });
	}
	const posted = new Map<Plan, Paper>();
	const steps: Step[] = [];
	for (let tries = 0; tries < DOCUMENTS * 5; tries++) {
		// What came in is taken back at the end as a rule: in the order of days it would have been used before.
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
		if (!(await succeeds(shop, 'post', paper))) continue;
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
		const paper = papers.get(plan) ?? (await draft(shop, plan));
		if (!(await succeeds(shop, action, paper))) return undefined;
		papers.set(plan, { ...paper, version: paper.version + 1 });
	}
	return bookOf(shop);
}

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
		...['stock.insufficient', 'stock.insufficient-then', 'receipt.used', 'receipt.used-then']
	];
	expect(codes.filter((code) => !expected.includes(code))).toEqual([]);
	return codes.length === 0;
}

function planned(random: Random): Plan {
	const type = random.one(['putIn', 'putIn', 'takeOut', 'transfer'] as const);
	const [here, there] = random.one([
		['0', '1'],
		['1', '0']
	] as const);
	const day = type === 'putIn' ? random.below(20) + 1 : random.below(22) + 7;
	const steps = Array.from({ length: random.below(2) + 1 }, (): CostStep => ({
		article: String(random.below(2)),
		from: type === 'putIn' ? null : here,
		to: type === 'putIn' ? here : type === 'takeOut' ? null : there,
		pieces: random.below(type === 'putIn' ? 30 : 6) + 1,
		unitCost: random.below(20_000) + 1
	}));
	return { type, on: `2026-02-${String(day).padStart(2, '0')}`, steps };
}

function draft({ stock, articles, places }: Shop, { type, on, steps }: Plan): Promise<Paper> {
	const place = (at: string | null | undefined) => places[Number(at)];
	const [first] = steps;
	const head: Cells =
		type === 'transfer'
			? { on, fromWarehouse: place(first?.from), toWarehouse: place(first?.to) }
			: { on, warehouse: place(first?.from ?? first?.to) };
	const lines = steps.map(({ article, pieces, unitCost }) => ({
		...{ article: articles[Number(article)], quantity: pieces },
		...(type === 'putIn' ? { unitCost: Number(unitCost) / 1000 } : {})
	}));
	return stock.addPaper(type, head, ...lines);
}

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
						and quantity > 0 order by "on", age, quantity`
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
