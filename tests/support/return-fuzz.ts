import { known } from '#lib/domain/model/assert.ts';
import { codesOf } from './entity-api.ts';
import type { Step } from './naive-stock.ts';
import type { Cells, Paper } from './stock.ts';
import { toPlace, type Attempt, type FuzzWorld, type Place } from './stock-fuzz.ts';

/** A line of a delivery note or a goods receipt that was posted, with its moves, one for each piece with a number. */
export type Returnable = {
	readonly line: string;
	readonly place: Place;
	readonly steps: readonly Step[];
};

/** Somebody is delivered some of what lies somewhere. */
export async function deliver(world: FuzzWorld): Promise<Attempt | null> {
	const { stock, random, articles, partner, posted, returnable } = world;
	const own = new Set(articles.map(({ id }) => id));
	const lying = (await stock.records()).filter(
		({ article, onHand }) => own.has(String(article)) && Number(onHand) > 0
	);
	if (lying.length === 0) return null;
	const { article, batch, serial, warehouse, bin, onHand } = random.one(lying);
	const quantity = random.below(Number(onHand)) + 1;
	const place = { warehouse: String(warehouse), bin: bin === null ? null : String(bin) };
	const steps: readonly Step[] = [
		{
			...{ article: String(article), lot: String(batch ?? serial ?? ''), quantity },
			...{ from: toPlace(place), to: null, guarded: true }
		}
	];
	const cells = { article, batch, serials: serial, bin, quantity };
	const paper = await stock.addPaper('deliveryNote', { customer: partner, warehouse }, cells);
	return {
		...{ action: 'post', paper, naively: (naive) => naive.post(steps) },
		done() {
			const now = { ...paper, version: 2 };
			posted.set(now, steps);
			returnable.set(now, [{ line: known(paper.lines[0], 'line'), place, steps }]);
		}
	};
}

/** Some of what was delivered or received goes back, at times more than did, or the same again. */
export async function giveBack(world: FuzzWorld): Promise<Attempt | null> {
	const { stock, random, places, partner, returnable, posted } = world;
	const isSale = random.chance(0.6);
	const from = isSale ? 'deliveryNote' : 'goodsReceipt';
	const sources = [...returnable].filter(([{ type }]) => type === from);
	if (sources.length === 0) return null;
	const [source, lines] = random.one(sources);
	const first = known(lines[0], source.id).place;
	const { warehouse } = random.chance(isSale ? 0.5 : 0.8) ? first : random.one(places);
	const own = places.filter((place) => place.warehouse === warehouse);
	const chosen = Array.from({ length: random.below(2) + 1 }, () => {
		const line = random.one(lines);
		const there = own.find(({ bin }) => bin === line.place.bin);
		const place = there && random.chance(0.7) ? there : random.one(own);
		return { ...some(world, line), place, line: line.line };
	});
	const cells = chosen.map(({ cells, place, line }) => ({
		...{ ...cells, bin: place.bin },
		[isSale ? 'deliveryLine' : 'receiptLine']: line
	}));
	const steps = chosen.flatMap(({ moved, place }) =>
		moved.map(({ of, quantity }): Step => {
			const { article, lot } = of;
			const at = toPlace(place);
			const way = isSale ? { from: null, to: at } : { from: at, to: null };
			return { article, lot, quantity, ...way, guarded: !isSale, returns: of };
		})
	);
	const type = isSale ? 'salesReturn' : 'purchaseReturn';
	const head = { [isSale ? 'customer' : 'supplier']: partner, warehouse };
	const paper = await stock.addPaper(type, head, ...cells);
	const done = () => void posted.set({ ...paper, version: 2 }, steps);
	if (isSale) return { action: 'receive', paper, naively: (naive) => naive.post(steps), done };
	return { ...shipping(world, paper, steps), done };
}

/** What is promised by name of a batch or a piece stays too, which the model does not look at. */
function shipping(
	{ stock }: FuzzWorld,
	paper: Paper,
	steps: readonly Step[]
): Omit<Attempt, 'done'> {
	let promised = false;
	return {
		...{ action: 'ship', paper },
		async ask() {
			const call = stock.perform('ship', [paper]);
			await call.catch(async () => {
				promised = (await codesOf(call)).includes('return.promised');
			});
			return call;
		},
		naively: (naive) => (promised ? false : naive.post(steps))
	};
}

function some({ random }: FuzzWorld, { steps }: Returnable) {
	const first = known(steps[0], 'step');
	if (steps.length > 1 || first.lot.startsWith('S')) {
		const moved = steps.filter(() => random.chance(0.7)).map((of) => ({ of, quantity: 1 }));
		const own = moved.length > 0 ? moved : [{ of: first, quantity: 1 }];
		const cells: Cells = {
			serials: own.map(({ of }) => of.lot).join(', '),
			quantity: own.length
		};
		return { cells, moved: own };
	}
	const quantity = random.below(first.quantity + (random.chance(0.1) ? 2 : 0)) + 1;
	const cells: Cells = { quantity };
	return { cells, moved: [{ of: first, quantity }] };
}
