/** Some pieces of an article as the tests of cost move them; null is outside. */
export type CostStep = {
	readonly article: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly pieces: number;
	/** In thousandths. */
	readonly unitCost: number;
};
export type CostEvent = {
	readonly on: string;
	readonly steps: readonly CostStep[];
	/** The event that this one takes back. */
	readonly undoes?: CostEvent;
};
type Lot = {
	readonly by: CostStep;
	readonly article: string;
	readonly warehouse: string;
	readonly age: number;
	readonly came: number;
	pieces: number;
	cents: number;
};
type Taken = { readonly lot: Lot; readonly pieces: number; readonly cents: number };

/** Half up; nothing here is below zero. */
const share = (cents: number, part: number, whole: number): number =>
	Math.floor((2 * cents * part + whole) / (2 * whole));

/**
 * What goods cost, said a second time in the simplest way: everything that ever happened, in the order of its days, one
 * after the other over plain lists. Cents and pieces are whole numbers.
 */
export class NaiveCost {
	readonly lots: Lot[] = [];
	readonly pools = new Map<string, { pieces: number; cents: number }>();
	/** What each step is worth, in cents; those of an event that takes another one back stand under its own steps. */
	readonly worth = new Map<CostStep, number>();
	#taken = new Map<CostStep, readonly Taken[]>();
	#average: boolean;

	constructor(average: boolean, events: readonly CostEvent[]) {
		this.#average = average;
		const days = events.toSorted((one, other) =>
			one.on < other.on ? -1 : Number(one.on > other.on)
		);
		for (const { steps, undoes } of days) {
			steps.forEach((step, at) => {
				const undone = undoes?.steps[at];
				if (undone) this.#undo(step, undone);
				else if (step.from === null) this.#bring(step);
				else this.#take(step);
			});
		}
	}

	/** Pieces and cents of what is left in a warehouse, oldest first. */
	left(article: string, warehouse: string): readonly (readonly [number, number])[] {
		return this.lots
			.filter((lot) => lot.article === article && lot.warehouse === warehouse && lot.pieces > 0)
			.sort((one, other) => one.age - other.age || one.pieces - other.pieces)
			.map(({ pieces, cents }) => [pieces, cents] as const);
	}

	#pool(article: string) {
		const pool = this.pools.get(article) ?? { pieces: 0, cents: 0 };
		this.pools.set(article, pool);
		return pool;
	}

	#bring(step: CostStep) {
		const cents = share(step.unitCost * step.pieces, 1, 10);
		const [warehouse, age] = [String(step.to), this.worth.size];
		const { article, pieces } = step;
		this.lots.push({ by: step, article, warehouse, age, came: pieces, pieces, cents });
		const pool = this.#pool(article);
		pool.pieces += pieces;
		pool.cents += cents;
		this.worth.set(step, cents);
	}

	#take(step: CostStep) {
		const taken: Taken[] = [];
		let wanted = step.pieces;
		const there = this.lots.filter(
			({ article, warehouse }) => article === step.article && warehouse === step.from
		);
		for (const lot of there.sort(
			(one, other) => one.age - other.age || one.pieces - other.pieces
		)) {
			const pieces = Math.min(wanted, lot.pieces);
			if (pieces === 0) continue;
			const cents = share(lot.cents, pieces, lot.pieces);
			lot.pieces -= pieces;
			lot.cents -= cents;
			wanted -= pieces;
			taken.push({ lot, pieces, cents });
			if (step.to === null) continue;
			this.lots.push({ ...lot, by: step, warehouse: step.to, came: pieces, pieces, cents });
		}
		this.#taken.set(step, taken);
		const cents = taken.reduce((sum, part) => sum + part.cents, 0);
		this.worth.set(step, this.#average ? this.#averaged(step, step.to === null) : cents);
	}

	#averaged({ article, pieces }: CostStep, leaves: boolean): number {
		const pool = this.#pool(article);
		const cents = share(pool.cents, pieces, pool.pieces);
		if (leaves) pool.pieces -= pieces;
		if (leaves) pool.cents -= cents;
		return cents;
	}

	#undo(step: CostStep, undone: CostStep) {
		for (const lot of this.lots) if (lot.by === undone) lot.pieces = lot.cents = 0;
		for (const { lot, pieces, cents } of this.#taken.get(undone) ?? []) {
			lot.pieces += pieces;
			lot.cents += cents;
		}
		const worth = this.worth.get(undone) ?? 0;
		const pool = this.#pool(step.article);
		if (step.from === null) {
			pool.pieces += step.pieces;
			pool.cents += worth;
		}
		const again = step.from !== null && this.#average;
		this.worth.set(step, again ? this.#averaged(step, step.to === null) : worth);
		if (step.from !== null && !this.#average && step.to === null) {
			pool.pieces -= step.pieces;
			pool.cents -= worth;
		}
	}
}
