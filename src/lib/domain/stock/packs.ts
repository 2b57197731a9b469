import { brand, LIMIT, places, toDecimal } from '../model/amount.ts';
import type { Entity } from '../model/entity.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell } from '../model/row.ts';
import type { Draft } from '../model/rule.ts';

/** A unit in which a line counts its article: one of it is numerator ÷ denominator of the article's own. */
export type Pack = {
	readonly unit: string;
	readonly own: string;
	/** Places that a number of packs may have. */
	readonly decimals: number;
	/** Empty where the article does not come in this unit. */
	readonly numerator: number | null;
	readonly denominator: number | null;
};
type Known = Pack & { readonly numerator: number; readonly denominator: number };

export type Packed = {
	readonly cells: Readonly<Record<string, Cell>>;
	readonly problems: readonly Problem[];
};

/** The cells of which each may change what others of the same line say. */
export const PACKED = ['article', 'orderLine', 'pack', 'packs', 'quantity'];

export const isPacked = ({ fields }: Pick<Entity, 'fields'>): boolean =>
	'pack' in fields && 'packs' in fields;

/** Whether an empty cell follows from packs, so that nobody need fill it. */
export const followsPacks = (
	entity: Pick<Entity, 'fields'>,
	field: string,
	isFilled: (field: string) => boolean
): boolean => field === 'quantity' && isPacked(entity) && isFilled('pack') && isFilled('packs');

/**
 * What of a line follows from what was typed: its quantity from its packs, or its packs from its quantity, exactly or not
 * at all. Rules, moves and prices read the quantity alone.
 */
export function packed(draft: Draft, pack: Pack | undefined): Packed {
	const { id, after } = draft;
	if (leavesPack(draft)) return follows({ pack: null, packs: null });
	if ((after['pack'] ?? null) === null) {
		if (!isTyped(draft, 'packs')) return follows({ packs: null });
		return refused({ code: 'pack.missing', at: { row: id, field: 'pack' } });
	}
	// Without an article there is nothing to count yet.
	if (!pack) return follows({});
	if (!isKnown(pack)) {
		return refused({
			...{ code: 'pack.not-of-article', params: { pack: pack.unit } },
			at: { row: id, field: 'pack' }
		});
	}
	return isTold(draft) ? quantityOf(draft, pack) : packsOf(draft, pack);
}

const follows = (cells: Packed['cells']): Packed => ({ cells, problems: [] });
const refused = (problem: Problem): Packed => ({ cells: {}, problems: [problem] });
const isKnown = (pack: Pack): pack is Known => pack.numerator !== null && pack.denominator !== null;

const isTyped = ({ after, changed }: Draft, field: string): boolean =>
	changed.has(field) && typeof after[field] === 'number';

/** Other goods come in other packs, and a line whose packs are taken away counts in the article's own unit. */
function leavesPack(draft: Draft): boolean {
	const { before, after, changed } = draft;
	if (before === null || changed.has('pack') || isTyped(draft, 'packs')) return false;
	if (changed.has('article') || changed.has('orderLine')) return true;
	return changed.has('packs') && after['packs'] === null && !isTyped(draft, 'quantity');
}

/** Whether it is packs that say how much there is. */
function isTold(draft: Draft): boolean {
	if (typeof draft.after['packs'] !== 'number') return false;
	return draft.changed.has('packs') || !isTyped(draft, 'quantity');
}

function quantityOf({ id, after, changed }: Draft, pack: Known): Packed {
	const packs = Number(after['packs']);
	const at = { row: id, field: 'packs' };
	if (!fits(packs, pack)) {
		return refused({ code: 'number.too-precise', params: { places: pack.decimals }, at });
	}
	const quantity = exactly(packs, pack.numerator, pack.denominator);
	if (quantity === undefined) {
		return refused({ code: 'number.too-precise', params: { places: 0 }, at });
	}
	if (quantity > LIMIT) return refused({ code: 'number.too-large', at });
	const typed = changed.has('quantity') ? (after['quantity'] ?? null) : null;
	if (typed === null || typed === quantity) return follows({ quantity });
	const params = {
		...{ packs: toDecimal('quantity', packs), pack: pack.unit },
		...{ quantity: toDecimal('quantity', quantity), unit: pack.own }
	};
	return refused({ code: 'pack.other-quantity', params, at: { row: id, field: 'quantity' } });
}

function packsOf({ id, after, changed }: Draft, pack: Known): Packed {
	const quantity = after['quantity'];
	if (typeof quantity !== 'number') return follows({ packs: null });
	const { numerator, denominator, own, unit } = pack;
	const packs = exactly(quantity, denominator, numerator);
	if (packs !== undefined && packs <= LIMIT && fits(packs, pack)) return follows({ packs });
	const field = changed.has('quantity') ? 'quantity' : 'pack';
	const params = {
		...{ size: numerator, unit: own, packs: denominator, pack: unit },
		quantity: toDecimal('quantity', quantity)
	};
	return refused({ code: 'pack.not-divided', params, at: { row: id, field } });
}

const fits = (packs: number, { decimals }: Pack): boolean =>
	packs % 10 ** (places.quantity - decimals) === 0;

/** A scaled quantity times a fraction, where that is one too. Both factors may be great. */
function exactly(scaled: number, times: number, by: number) {
	const product = BigInt(scaled) * BigInt(times);
	return product % BigInt(by) === 0n ? brand<'quantity'>(Number(product / BigInt(by))) : undefined;
}
