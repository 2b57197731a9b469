import { expect } from 'vitest';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { entityApi } from './entity-api.ts';
import { placeOf, type Step } from './naive-stock.ts';
import { newId } from './make.ts';
import type { Paper } from './stock.ts';
import type { Attempt, FuzzWorld } from './stock-fuzz.ts';

/** A stocktake under way, and what there was of everything when it began. */
export type Taking = {
	readonly paper: Paper;
	readonly warehouse: string;
	readonly blind: boolean;
	/** By article, lot and place, as the naive model says. */
	readonly before: ReadonlyMap<string, number>;
	/** Whether it was counted, and cannot be posted as it is. */
	stuck: boolean;
};

/** Begins to count a warehouse, or one of its bins, in sight of the figures or not. */
export async function begin(world: FuzzWorld): Promise<Attempt | null> {
	const { stock, random, places, articles, takings } = world;
	const { warehouse, bin } = random.one(places);
	if (takings.has(warehouse)) return null;
	const [blind, all] = [random.chance(0.4), random.chance(0.5)];
	// An empty shelf is counted too, once something lay there that has neither batch nor serial number.
	const plain = new Set(articles.filter(({ tracking }) => tracking === 'none').map(({ id }) => id));
	const isListed = (record: AnyRow) =>
		plain.has(String(record['article'])) &&
		record['warehouse'] === warehouse &&
		(all || bin === null || record['bin'] === bin);
	const there = (await stock.records()).some(isListed);
	if (!there) return null;
	const paper = await stock.addPaper('stocktake', { warehouse, bin: all ? null : bin, blind });
	let before: ReadonlyMap<string, number> = new Map();
	return {
		...{ action: 'begin', paper },
		naively(naive) {
			before = naive.stock.held();
			return true;
		},
		done() {
			const begun = { ...paper, version: 2 };
			takings.set(warehouse, { paper: begun, warehouse, blind, before, stuck: false });
		}
	};
}

/** Counts what is listed, and at times something else, and posts the differences; or gives it up. */
export async function end(world: FuzzWorld, taking: Taking): Promise<Attempt> {
	const { stock, random, takings } = world;
	const { paper, warehouse } = taking;
	const forget = () => void takings.delete(warehouse);
	if (taking.stuck || random.chance(0.15)) {
		return { action: 'cancel', paper, naively: () => true, done: forget };
	}
	const steps = await counted(world, taking);
	const [finished] = await stock.perform('finish', [paper]);
	await expectFigures(world, taking);
	const now = { ...paper, version: Number(finished?.version) };
	// Where it is refused, it stands as counted, and is given up later.
	takings.set(warehouse, { ...taking, paper: now, stuck: true });
	return {
		...{ action: 'post', paper: now },
		naively: (naive) => naive.post(steps),
		done: forget
	};
}

/** Types what was found; answers what is to move by the figures of the beginning. */
async function counted(world: FuzzWorld, taking: Taking): Promise<readonly Step[]> {
	const { random, articles } = world;
	const steps: Step[] = [];
	const changes: { id: string; version: number; patch: Record<string, unknown> }[] = [];
	for (const line of await linesOf(world, taking)) {
		if (random.chance(0.3)) continue;
		const before = figureOf(taking, line);
		const off = random.chance(0.6) ? 0 : random.below(5) - 2;
		const most = line['serial'] === null ? 99 : 1;
		const found = Math.min(most, Math.max(0, before + off));
		changes.push({ id: line.id, version: line.version, patch: { counted: found } });
		const goods = { article: String(line['article']), lot: lotOf(line) };
		steps.push(...differing(goods, placeOf(taking.warehouse, line['bin']), found - before));
	}
	const plain = random.one(articles.filter(({ tracking }) => tracking === 'none'));
	const known = (await linesOf(world, taking)).some(
		({ article, bin }) => article === plain.id && bin === null
	);
	if (!known && random.chance(0.3)) {
		const found = random.below(3) + 1;
		const patch = { document: taking.paper.id, article: plain.id, counted: found };
		changes.push({ id: newId(), version: 0, patch });
		const place = placeOf(taking.warehouse, null);
		const was = taking.before.get(`${plain.id}||${place}`) ?? 0;
		steps.push(...differing({ article: plain.id, lot: '' }, place, found - was));
	}
	if (changes.length > 0) {
		const api = entityApi(world.stock.world, 'stocktakeLine');
		await api.save({ operation: newId(), changes });
	}
	return steps;
}

function differing(
	goods: Pick<Step, 'article' | 'lot'>,
	place: string,
	difference: number
): readonly Step[] {
	if (difference === 0) return [];
	const isMore = difference > 0;
	const [from, to] = [isMore ? null : place, isMore ? place : null];
	return [{ ...goods, from, to, quantity: Math.abs(difference) }];
}

/** Whatever moved meanwhile, what was there at the beginning stands beside what was counted. */
async function expectFigures(world: FuzzWorld, taking: Taking) {
	for (const line of await linesOf(world, taking)) {
		expect(line['snapshot'], 'a figure of the beginning').toBe(figureOf(taking, line));
	}
}

async function linesOf({ stock }: FuzzWorld, { paper }: Taking): Promise<readonly AnyRow[]> {
	const filter = { field: 'document', is: 'equals', value: paper.id } as const;
	const page = { offset: 0, limit: 1000, filter };
	return (await entityApi(stock.world, 'stocktakeLine').list(page)).rows;
}

const lotOf = ({ batch, serial }: AnyRow): string => String(batch ?? serial ?? '');

const figureOf = ({ before, warehouse }: Taking, line: AnyRow): number =>
	before.get(`${line['article']}|${lotOf(line)}|${placeOf(warehouse, line['bin'])}`) ?? 0;
