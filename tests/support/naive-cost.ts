/** Some pieces of an article as the tests of cost move them; null is outside. */
export type CostStep = {
	readonly article: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly pieces: number;
	/** In thousandths; where nobody says so, what the article cost the last time. */
	readonly unitCost: number | null;
	/** The batch or the piece of which alone they are. */
	readonly lot?: string;
	/** The step of which these pieces are, that come back or go back. */
	readonly returns?: CostStep;
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
	readonly lot: string;
	readonly unitCost: number;
	pieces: number;
	cents: number;
};
type Taken = { readonly lot: Lot; readonly pieces: number; readonly cents: number };

/** Half up; nothing here is below zero. */
const share = (cents: number, part: number, whole: number): number =>
	Math.floor((2 * cents * part + whole) / (2 * whole));

type Aged = Pick<Lot, 'age' | 'pieces' | 'cents'>;
const byAge = (one: Aged, other: Aged): number =>
	one.age - other.age || one.pieces - other.pieces || one.cents - other.cents;

/** What some of the pieces are worth, each the difference that it makes to those before it. */
const piecesOf = (cents: number, pieces: number, chosen: readonly number[]): number =>
	chosen.reduce((sum, at) => sum + share(cents, at + 1, pieces) - share(cents, at, pieces), 0);

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
	readonly #average: boolean;
	/** Of each step the pieces that are back, by the steps that brought them; from what it took last. */
	#back = new Map<CostStep, (CostStep | null)[]>();
	/** What was taken back is as if it had never come. */
	readonly #gone = new Set<Lot>();

	/** `usual` is what goods cost that never came in, in thousandths. */
	constructor(
		average: boolean,
		events: readonly CostEvent[],
		private readonly usual = 0
	) {
		this.#average = average;
		const days = events.toSorted((one, other) =>
			one.on < other.on ? -1 : Number(one.on > other.on)
		);
		for (const event of days) this.carryOut(event);
	}

	get isAverage(): boolean {
		return this.#average;
	}

	carryOut({ steps, undoes }: Pick<CostEvent, 'steps' | 'undoes'>) {
		// What a line brings says nothing to the others of its document.
		const before = new Map(steps.map(({ article }) => [article, this.#last(article)]));
		steps.forEach((step, at) => {
			const undone = undoes?.steps[at];
			if (undone) this.#undo(step, undone);
			else if (step.from === null && step.returns) this.#comeBack(step, step.returns);
			else if (step.from === null) this.#bring(step, before.get(step.article) ?? this.usual);
			else this.#take(step);
		});
	}

	/** Whether all that steps brought is there, once what they took themselves is back. */
	isWhole(steps: readonly CostStep[]): boolean {
		const back = steps
			.filter(({ to }) => to === null)
			.flatMap((step) => this.#taken.get(step) ?? []);
		return this.lots
			.filter(({ by }) => steps.includes(by))
			.every((lot) => {
				const own = back.filter((part) => part.lot === lot);
				return own.reduce((sum, { pieces }) => sum + pieces, lot.pieces) === lot.came;
			});
	}

	/** Pieces and cents of what is left in a warehouse, oldest first. */
	left(article: string, warehouse: string): readonly (readonly [number, number])[] {
		return this.lots
			.filter((lot) => lot.article === article && lot.warehouse === warehouse && lot.pieces > 0)
			.sort(byAge)
			.map(({ pieces, cents }) => [pieces, cents] as const);
	}

	#pool(article: string) {
		const pool = this.pools.get(article) ?? { pieces: 0, cents: 0 };
		this.pools.set(article, pool);
		return pool;
	}

	/** What one of the goods that came in last cost, of those that nobody has taken back. */
	#last(article: string): number {
		let last: Lot | undefined;
		for (const lot of this.lots) {
			const stands = lot.article === article && !this.#gone.has(lot);
			if (stands && (!last || lot.age >= last.age)) last = lot;
		}
		return last?.unitCost ?? this.usual;
	}

	#bring(step: CostStep, last: number) {
		const { article, pieces, lot = '', unitCost = null } = step;
		const each = unitCost ?? last;
		const cents = share(each * pieces, 1, 10);
		const [warehouse, age] = [String(step.to), this.worth.size];
		const cells = { by: step, article, warehouse, age, came: pieces, lot, unitCost: each };
		this.lots.push({ ...cells, pieces, cents });
		const pool = this.#pool(article);
		pool.pieces += pieces;
		pool.cents += cents;
		this.worth.set(step, cents);
	}

	#take(step: CostStep) {
		const taken: Taken[] = [];
		let wanted = step.pieces;
		const there = this.lots.filter(
			({ article, warehouse, lot }) =>
				article === step.article && warehouse === step.from && lot === (step.lot ?? '')
		);
		const first = this.lots.find(({ by }) => by === step.returns)?.age;
		const rank = ({ age }: Lot) => (age === first ? 0 : 1);
		for (const lot of there.sort((one, other) => rank(one) - rank(other) || byAge(one, other))) {
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

	/** Piece by piece, of what was taken last first, each at its part of what that had cost. */
	#comeBack(step: CostStep, of: CostStep) {
		const back = this.#back.get(of) ?? Array.from({ length: of.pieces }, () => null);
		this.#back.set(of, back);
		const free = back.flatMap((by, at) => (by === null ? [at] : [])).slice(0, step.pieces);
		for (const at of free) back[at] = step;
		const taken = (this.#taken.get(of) ?? []).toSorted((one, other) =>
			byAge({ ...other.lot, ...other }, { ...one.lot, ...one })
		);
		let start = 0;
		for (const { lot, pieces, cents } of taken) {
			const own = free.filter((at) => at >= start && at < start + pieces).map((at) => at - start);
			start += pieces;
			if (own.length === 0) continue;
			const worth = piecesOf(cents, pieces, own);
			const cells = { by: step, warehouse: String(step.to), came: own.length };
			this.lots.push({ ...lot, ...cells, pieces: own.length, cents: worth });
		}
		const made = this.lots.filter(({ by }) => by === step);
		const cents = this.#average
			? piecesOf(this.worth.get(of) ?? 0, of.pieces, free)
			: made.reduce((sum, lot) => sum + lot.cents, 0);
		const pool = this.#pool(step.article);
		pool.pieces += step.pieces;
		pool.cents += cents;
		this.worth.set(step, cents);
	}

	#averaged({ article, pieces }: CostStep, leaves: boolean): number {
		const pool = this.#pool(article);
		const cents = share(pool.cents, pieces, pool.pieces);
		if (leaves) pool.pieces -= pieces;
		if (leaves) pool.cents -= cents;
		return cents;
	}

	#undo(step: CostStep, undone: CostStep) {
		const back = undone.returns && this.#back.get(undone.returns);
		back?.forEach((by, at) => {
			if (by === undone) back[at] = null;
		});
		for (const lot of this.lots.filter(({ by }) => by === undone)) {
			lot.pieces = lot.cents = 0;
			this.#gone.add(lot);
		}
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
