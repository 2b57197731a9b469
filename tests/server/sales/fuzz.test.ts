import { expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import {
	NaiveOrders,
	type NaiveNote,
	type NaiveOrder,
	type NaiveQuote
} from '../../support/naive-orders.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Paper } from '../../support/stock.ts';

/** How many actions; `FUZZ_STEPS=5000` looks longer, `FUZZ_SEED` looks at others. */
const STEPS = Number(process.env['FUZZ_STEPS'] ?? 200);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);

type World = {
	readonly sales: Sales;
	readonly random: Random;
	readonly naive: NaiveOrders;
	readonly articles: readonly string[];
	readonly head: { readonly customer: string; readonly warehouse: string };
	readonly orders: Map<NaiveOrder, Paper>;
	readonly notes: Map<NaiveNote, Paper>;
	readonly quotes: Map<NaiveQuote, Paper>;
};
/** What the product is asked to do, and the same of the naive model, which answers whether it can be done. */
type Attempt = {
	readonly name: string;
	readonly ask: () => Promise<unknown>;
	readonly naively: () => boolean;
};

test(`${STEPS} random actions on quotes and orders from seed ${SEED} agree with a naive model`, async () => {
	const sales = await makeSales();
	const articles = [1, 2].map(() => sales.addArticle({ salesPrice: 10 }));
	const world: World = {
		...{ sales, random: randomFrom(SEED), naive: new NaiveOrders() },
		articles: await Promise.all(articles),
		head: { customer: await sales.addCustomer(), warehouse: await sales.addWarehouse() },
		...{ orders: new Map(), notes: new Map(), quotes: new Map() }
	};
	const counts = { done: 0, refused: 0 };
	for (let step = 0; step < STEPS; step += 1) {
		const { name, ask, naively } = await nextAttempt(world);
		const call = ask();
		const codes = await call.then(
			() => [],
			() => codesOf(call)
		);
		const expected = naively();
		expect(codes.length === 0, `${name} at step ${step}: ${codes.join()}`).toBe(expected);
		counts[expected ? 'done' : 'refused'] += 1;
		await compare(world);
	}
	expect(counts.done).toBeGreaterThan(STEPS / 3);
	expect(counts.refused).toBeGreaterThan(STEPS / 20);
	for (const check of [deviations, uncosted, unkept, lostValue]) {
		expect(await check(sales.world.db)).toEqual([]);
	}
	await sales.world.close();
}, 3_600_000);

async function compare({ sales, naive, articles, orders, quotes }: World) {
	for (const article of articles) {
		const figures = `${naive.onHand.get(article) ?? 0}/${naive.promised(article)}/0`;
		expect(await sales.figures(article)).toBe(figures);
	}
	expect(await unkept(sales.world.db)).toEqual([]);
	for (const [order, paper] of [...orders].slice(-6)) {
		expect(await sales.stateOf(paper)).toBe(naive.stateOf(order));
		for (const [at, line] of order.lines.entries()) {
			const row = await sales.row('salesOrderLine', paper.lines[at] ?? '');
			const [reserved, allocated] = [naive.promisedTo(line), naive.allocated(line)];
			expect(row).toMatchObject({ reserved, delivered: line.delivered, allocated });
		}
	}
	for (const [quote, paper] of [...quotes].slice(-3)) {
		for (const [at, line] of quote.lines.entries()) {
			const row = await sales.row('quoteLine', paper.lines[at] ?? '');
			expect(row).toMatchObject({ reserved: naive.promisedTo(line) });
		}
	}
}

async function nextAttempt(world: World): Promise<Attempt> {
	const { sales, random, naive, articles, head, orders, notes } = world;
	const article = random.one(articles);
	const quantity = random.below(6) + 1;
	const roll = random.below(13);
	const [order, paper] = random.one([...orders, [null, null] as const]);
	const [note, posted] = random.one([...notes, [null, null] as const]);
	if (roll < 2) {
		const ask = () => sales.posted('putIn', { warehouse: head.warehouse }, { article, quantity });
		return { name: 'putIn', ask, naively: () => naive.bring(article, quantity) };
	}
	if (roll < 3) {
		const ask = () => sales.posted('takeOut', { warehouse: head.warehouse }, { article, quantity });
		return { name: 'takeOut', ask, naively: () => naive.take(article, quantity) };
	}
	if (order && paper && roll < 7) return deliver(world, order, paper);
	if (note && posted && roll < 8) {
		const ask = async () =>
			sales.perform(random.chance(0.5) ? 'reopen' : 'cancel', [await sales.now(posted)]);
		const naively = () => notes.delete(note) && naive.takeBack(note);
		return { name: 'take back', ask, naively };
	}
	if (order && paper && roll < 9) {
		const action = random.chance(0.5) ? 'close' : 'cancel';
		const ask = async () => sales.perform(action, [await sales.now(paper)]);
		return { name: action, ask, naively: () => naive[action](order) };
	}
	return roll < 10 ? confirm(world) : offer(world);
}

async function confirm({ sales, random, naive, articles, head, orders }: World): Promise<Attempt> {
	const lines = Array.from({ length: random.below(2) + 1 }, () => ({
		...{ article: random.one(articles), quantity: random.below(8) + 1 },
		delivered: 0
	}));
	const order: NaiveOrder = { priority: random.below(3), state: 'confirmed', lines };
	const cells = lines.map(({ article, quantity }) => ({ article, quantity }));
	const paper = await sales.addPaper('salesOrder', { ...head, priority: order.priority }, ...cells);
	return {
		name: 'confirm',
		ask: () => sales.perform('confirm', [paper]),
		naively: () => orders.set(order, paper) && naive.confirm(order)
	};
}

async function deliver(
	{ sales, random, naive, notes }: World,
	order: NaiveOrder,
	paper: Paper
): Promise<Attempt> {
	const some = order.lines.map((): number => random.below(5));
	const quantities = some.some((quantity) => quantity > 0) ? some : some.map(() => 1);
	const note: NaiveNote = { order, quantities };
	const written = await sales.note(paper, quantities);
	return {
		name: 'deliver',
		ask: () => sales.perform('post', [written]),
		naively: () => naive.deliver(note) && notes.set(note, written) !== undefined
	};
}

/** A quote is sent, or one that was is lost or sold, with more or fewer than were offered. */
async function offer(world: World): Promise<Attempt> {
	const { sales, random, naive, articles, head, quotes } = world;
	const [quote, paper] = random.one([...quotes, [null, null] as const]);
	if (quote && paper && random.chance(0.4)) return sell(world, quote, paper);
	if (quote && paper && random.chance(0.3)) {
		const action = random.one(['reject', 'cancel', 'revise']);
		const ask = async () => sales.perform(action, [await sales.now(paper)]);
		return { name: action, ask, naively: () => quotes.delete(quote) && naive.lose(quote) };
	}
	const lines = Array.from({ length: random.below(2) + 1 }, () => ({
		...{ article: random.one(articles), kept: random.below(5) }
	}));
	const sent: NaiveQuote = { priority: random.below(3), state: 'sent', lines };
	const cells = lines.map(({ article, kept }) => ({ article, quantity: 4, toReserve: kept }));
	const written = await sales.addPaper('quote', { ...head, priority: sent.priority }, ...cells);
	return {
		name: 'send',
		ask: () => sales.perform('send', [written]),
		naively: () => naive.send(sent) && quotes.set(sent, written) !== undefined
	};
}

function sell({ sales, random, naive, orders }: World, quote: NaiveQuote, paper: Paper): Attempt {
	const lines = quote.lines.map(({ article }) => ({
		...{ article, quantity: random.below(6) + 1 },
		delivered: 0
	}));
	const order: NaiveOrder = { priority: quote.priority, state: 'confirmed', lines };
	let made: Paper;
	const ask = async () => {
		await sales.perform('accept', [await sales.now(paper)]);
		made = known((await sales.ordersOf(paper))[0], 'order');
		for (const [at, { quantity }] of lines.entries()) {
			await sales.save('salesOrderLine', made.lines[at] ?? '', 1, { quantity });
		}
		await sales.perform('confirm', [made]);
	};
	const naively = () => naive.sell(quote, order) && orders.set(order, made) !== undefined;
	return { name: 'sell', ask, naively };
}
