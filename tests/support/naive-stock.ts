import type { AnyRow } from '#lib/domain/model/row.ts';

/** A line as the fuzzer makes it: some pieces of an article from a place to another one; null is outside. */
export type Step = {
	readonly article: string;
	readonly lot: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly quantity: number;
	/** Of goods that come in, in thousandths; what the article cost the last time where nobody says so. */
	readonly unitCost?: number | null;
	/** Whether it leaves what is promised to somebody. */
	readonly guarded?: boolean;
	/** The step of which these pieces are, that come back or go back. */
	readonly returns?: Step;
};

/** Pieces of an article that are promised, of one lot or, where it is '', of any; in a warehouse. */
export type Promised = {
	readonly article: string;
	readonly lot: string;
	readonly warehouse: string;
	readonly quantity: number;
};

/**
 * What stock is, said a second time in the simplest way: a number for each article, lot and place. A document is carried out as a whole or not at all: what comes in first,
 * then what goes out, never below nothing, and a serial number once.
 */
export class NaiveStock {
	#held = new Map<string, number>();
	/** Of each step the pieces that are back, by the steps that brought them; from what it took last. */
	#back = new Map<Step, (Step | null)[]>();
	readonly #undone = new Set<Step>();
	#serials: ReadonlySet<string>;
	#promised: readonly Promised[] = [];

	/** `serials` are the articles with serial numbers. */
	constructor(serials: ReadonlySet<string>) {
		this.#serials = serials;
	}

	/** Whether all of it can be done; then it is. */
	post(steps: readonly Step[]): boolean {
		if (!this.#returns(steps) || !this.#move(steps)) {
			this.#forget(steps);
			return false;
		}
		return true;
	}

	/** The same for steps that were done: not where something of them was returned. */
	takeBack(steps: readonly Step[]): boolean {
		if (steps.some((step) => this.#back.get(step)?.some((by) => by !== null))) return false;
		if (!this.#move(steps.map((step) => ({ ...step, from: step.to, to: step.from })))) return false;
		this.#forget(steps);
		for (const step of steps) this.#undone.add(step);
		return true;
	}

	/** Whether as many went as come back; then they are back. */
	#returns(steps: readonly Step[]): boolean {
		return steps.every((step) => {
			const { returns: of, quantity } = step;
			if (!of) return true;
			const back = this.#back.get(of) ?? Array.from({ length: of.quantity }, () => null);
			this.#back.set(of, back);
			const free = back.flatMap((by, at) => (by === null ? [at] : [])).slice(0, quantity);
			for (const at of free) back[at] = step;
			return !this.#undone.has(of) && free.length === quantity;
		});
	}

	#forget(steps: readonly Step[]) {
		for (const step of steps.filter(({ returns }) => returns)) {
			const back = step.returns && this.#back.get(step.returns);
			back?.forEach((by, at) => {
				if (by === step) back[at] = null;
			});
		}
	}

	/** Whether all of it is there for nobody else; then it is promised. */
	reserve(lines: readonly Promised[]): boolean {
		const before = this.#promised;
		for (const line of lines) {
			const any = { ...line, lot: '' };
			if (Math.min(this.#spare(line), this.#spare(any)) < line.quantity) {
				this.#promised = before;
				return false;
			}
			this.#promised = [...this.#promised, line];
		}
		return true;
	}

	release(lines: readonly Promised[]): boolean {
		this.#promised = this.#promised.filter((line) => !lines.includes(line));
		return true;
	}

	/** How many pieces are promised. */
	promised(): number {
		return this.#promised.reduce((sum, { quantity }) => sum + quantity, 0);
	}

	/** What is in a warehouse and promised to nobody. */
	#spare({ article, lot, warehouse }: Promised, held = this.#held): number {
		const meant = (each: { readonly article: string; readonly lot: string }) =>
			each.article === article && (lot === '' || each.lot === lot);
		let spare = 0;
		for (const [key, quantity] of held) {
			const [own = '', piece = '', place = ''] = key.split('|');
			if (meant({ article: own, lot: piece }) && warehouseOf(place) === warehouse)
				spare += quantity;
		}
		for (const line of this.#promised) {
			if (meant(line) && line.warehouse === warehouse) spare -= line.quantity;
		}
		return spare;
	}

	/** Whether a step leaves what is promised where it is. */
	readonly #leaves = (held: Map<string, number>, step: Step): boolean => {
		if (!step.guarded || step.from === null) return true;
		const { article, lot, quantity, from } = step;
		const warehouse = warehouseOf(from) ?? '';
		const exact = this.#promised
			.filter((line) => line.article === article && line.lot === lot)
			.filter((line) => placeOf(line.warehouse, null) === from)
			.reduce((sum, line) => sum + line.quantity, 0);
		const there = held.get(`${pieceOf(step)}|${from}`) ?? 0;
		const any = { article, lot: '', warehouse, quantity };
		return there - exact >= quantity && this.#spare(any, held) >= quantity;
	};

	/** By article, lot and place, what is more than nothing. */
	held(): ReadonlyMap<string, number> {
		return new Map([...this.#held].filter(([, quantity]) => quantity > 0).toSorted());
	}

	#move(steps: readonly Step[]): boolean {
		const held = new Map(this.#held);
		if (!carried(held, steps, this.#leaves)) return false;
		const pieces = new Map<string, number>();
		for (const [key, quantity] of held) {
			const [article = '', lot = ''] = key.split('|');
			if (this.#serials.has(article)) add(pieces, { article, lot }, '', quantity);
		}
		if ([...pieces.values()].some((quantity) => quantity > 1)) return false;
		this.#held = held;
		return true;
	}
}

type Piece = Pick<Step, 'article' | 'lot'>;
const pieceOf = ({ article, lot }: Piece): string => `${article}|${lot}`;
const warehouseOf = (place: string | null): string | null => place?.split('/')[0] ?? null;

function add(held: Map<string, number>, piece: Piece, place: string, quantity: number) {
	const key = `${pieceOf(piece)}|${place}`;
	held.set(key, (held.get(key) ?? 0) + quantity);
}

/** Whether each step finds its goods: those that do not yet wait for what others bring. */
function carried(
	held: Map<string, number>,
	steps: readonly Step[],
	leaves: (held: Map<string, number>, step: Step) => boolean
): boolean {
	let waiting = [...steps];
	while (waiting.length > 0) {
		const next =
			waiting.find(({ from }) => from === null) ??
			waiting.find(
				(step) =>
					(held.get(`${pieceOf(step)}|${step.from}`) ?? 0) >= step.quantity && leaves(held, step)
			);
		if (!next) return false;
		if (next.from) add(held, next, next.from, -next.quantity);
		if (next.to) add(held, next, next.to, next.quantity);
		waiting = waiting.filter((step) => step !== next);
	}
	return true;
}

/** What records of stock say, in the words of the naive model. */
export const heldIn = (records: readonly AnyRow[]): ReadonlyMap<string, number> =>
	new Map(
		records
			.filter(({ onHand }) => Number(onHand) > 0)
			.map((record) => [keyOf(record), Number(record['onHand'])] as const)
			.toSorted()
	);

const keyOf = ({ article, batch, serial, warehouse, bin }: AnyRow): string =>
	[article, batch ?? serial ?? '', placeOf(warehouse, bin)].join('|');

export const placeOf = (warehouse: unknown, bin: unknown): string => `${warehouse}/${bin ?? ''}`;
