import { NaiveCost, type CostStep } from './naive-cost.ts';
import { NaiveStock, type Promised, type Step } from './naive-stock.ts';

/** What goods cost that never came in, in thousandths: as the articles of the tests say. */
const USUAL = 5000;

/** A move between warehouses as far as its cost goes, and what it is worth. */
export type Valued = { readonly article: string; readonly pieces: number; readonly cents: number };

/** Stock and cost together, said a second time in the simplest way. */
export class NaiveCompany {
	readonly stock: NaiveStock;
	readonly cost: NaiveCost;
	/** What was moved since somebody asked. */
	readonly valued: Valued[] = [];
	readonly #steps = new Map<Step, CostStep>();

	constructor(serials: ReadonlySet<string>, average: boolean) {
		this.stock = new NaiveStock(serials);
		this.cost = new NaiveCost(average, [], USUAL);
	}

	post(steps: readonly Step[]): boolean {
		if (!this.stock.post(steps)) return false;
		const own = comingFirst(steps.filter(changesWarehouse)).map((step) => {
			const of = step.returns && this.#steps.get(step.returns);
			const costStep = { ...toCostStep(step), ...(of ? { returns: of } : {}) };
			this.#steps.set(step, costStep);
			return costStep;
		});
		this.cost.carryOut({ steps: own });
		this.#tell(own);
		return true;
	}

	takeBack(steps: readonly Step[]): boolean {
		const undone = steps.flatMap((step) => this.#steps.get(step) ?? []);
		if (!this.cost.isWhole(undone) || !this.stock.takeBack(steps)) return false;
		const back = comingFirst(undone.map((step) => ({ ...step, from: step.to, to: step.from })));
		const goingFirst = comingFirst(undone.map((step) => ({ step, from: step.to })));
		const of = { on: '', steps: goingFirst.map(({ step }) => step) };
		this.cost.carryOut({ steps: back, undoes: of });
		this.#tell(back);
		return true;
	}

	reserve(lines: readonly Promised[]): boolean {
		return this.stock.reserve(lines);
	}

	release(lines: readonly Promised[]): boolean {
		return this.stock.release(lines);
	}

	#tell(steps: readonly CostStep[]) {
		for (const step of steps) {
			const { article, pieces } = step;
			this.valued.push({ article, pieces, cents: this.cost.worth.get(step) ?? Number.NaN });
		}
	}
}

type From = { readonly from: string | null };
const comingFirst = <S extends From>(steps: readonly S[]): readonly S[] => [
	...steps.filter(({ from }) => from === null),
	...steps.filter(({ from }) => from !== null)
];

const warehouseOf = (place: string | null): string | null => place?.split('/')[0] ?? null;

const changesWarehouse = ({ from, to }: Step): boolean => warehouseOf(from) !== warehouseOf(to);

const toCostStep = ({ article, lot, from, to, quantity, unitCost = null }: Step): CostStep => ({
	...{ article, lot, from: warehouseOf(from), to: warehouseOf(to), pieces: quantity, unitCost }
});
