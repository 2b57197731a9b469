import { brand, type Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import { covers, type Claimed } from './spare.ts';

type Quantity = Scaled<'quantity'>;

/** What is still promised to one demand, of goods that it may leave open. */
export type Promise = Claimed & {
	readonly id: Id;
	readonly open: Quantity;
	/** What of it is covered before anybody else's. */
	readonly setAside: Quantity;
	/** The higher is served first. */
	readonly priority: number;
	/** When it was confirmed: of two, the later one is greater. */
	readonly age: number;
};
/** Goods on a shelf. */
export type Lying = Claimed & { readonly onHand: Quantity };

/**
 * How much of each promise the goods on hand cover (Decision 3; E24, E25): first what is set aside, then the rest, by
 * priority, and among equals by when they were confirmed. Those that leave open which goods they mean take what nobody else asks for by name first. What is
 * not covered is a back order.
 */
export function allocate(
	lying: readonly Lying[],
	promises: readonly Promise[]
): ReadonlyMap<Id, Quantity> {
	const left = lying.map((goods) => ({ ...goods, left: goods.onHand as number }));
	const named = (goods: Claimed) =>
		promises.filter((promise) => isExact(promise) && covers(promise, goods)).length;
	const byDemand = left
		.map((goods) => ({ goods, named: named(goods) }))
		.sort((one, other) => one.named - other.named)
		.map(({ goods }) => goods);
	const take = (promise: Promise, most: number): number => {
		let wanted = most;
		for (const goods of byDemand) {
			if (wanted === 0) break;
			if (goods.left <= 0 || !covers(promise, goods)) continue;
			const taken = Math.min(wanted, goods.left);
			goods.left -= taken;
			wanted -= taken;
		}
		return most - wanted;
	};
	const sorted = promises.toSorted(inOrder);
	const first = new Map(
		sorted.map((each) => [each.id, take(each, Math.min(each.setAside, each.open))])
	);
	return new Map(
		sorted.map((each) => {
			const sofar = first.get(each.id) ?? 0;
			return [each.id, brand<'quantity'>(sofar + take(each, each.open - sofar))] as const;
		})
	);
}

const isExact = ({ goods, shelf }: Claimed): boolean =>
	goods.batch !== null || goods.serial !== null || shelf.bin !== null;

const inOrder = (one: Promise, other: Promise): number =>
	other.priority - one.priority || one.age - other.age;
