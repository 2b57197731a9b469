import { brand, type Scaled } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';
import type { Id } from '../model/row.ts';
import { serialsOf } from './moved-line.ts';
import type { MovedArticle } from './posting.ts';

type Quantity = Scaled<'quantity'>;

/** Documents that take goods from a shelf, and how their head and their lines call it. */
export const takers: Readonly<
	Record<string, { readonly warehouse: string; readonly bin: string }>
> = {
	takeOut: { warehouse: 'warehouse', bin: 'bin' },
	writeOff: { warehouse: 'warehouse', bin: 'bin' },
	deliveryNote: { warehouse: 'warehouse', bin: 'bin' },
	transfer: { warehouse: 'fromWarehouse', bin: 'fromBin' }
};

/** A line that says what to take, and may leave open from which bin, batch or with which serial numbers. */
export type OpenLine = {
	readonly id: Id;
	readonly article: Id;
	readonly bin: Id | null;
	readonly batch: string | null;
	readonly serials: string | null;
	readonly quantity: Quantity;
};
/** Goods on a shelf of the warehouse that are promised to nobody. */
export type Takeable = {
	readonly article: Id;
	readonly bin: Id | null;
	readonly batch: string | null;
	readonly serial: string | null;
	readonly free: Quantity;
	readonly expiresOn: Day | null;
	/** What came later is greater. */
	readonly age: number;
};
export type Part = Pick<OpenLine, 'bin' | 'batch' | 'serials' | 'quantity'>;
/** What to write into a line, and which lines to add behind it. */
export type Proposal = { readonly line: Id; readonly parts: readonly Part[] };

/**
 * Which goods to take: what expires first goes first, what never does or came later goes later, and what has expired
 * by that day is left where it is. Lines that leave nothing open stay as they are, and so does what cannot be found.
 */
export function proposeGoods(
	lines: readonly OpenLine[],
	takeable: readonly Takeable[],
	articles: ReadonlyMap<Id, Pick<MovedArticle, 'tracking'>>,
	on: Day
): readonly Proposal[] {
	const left = takeable
		.filter(({ expiresOn }) => expiresOn === null || expiresOn >= on)
		.map((goods) => ({ ...goods, left: goods.free as number }))
		.sort(
			(one, other) =>
				(one.expiresOn ?? '9999-12-31').localeCompare(other.expiresOn ?? '9999-12-31') ||
				one.age - other.age
		);
	// What other lines name already is not proposed once more.
	for (const line of lines.filter((line) => !isOpen(line, articles))) {
		const named = serialsOf(line);
		const isNamed = ({ serial }: Takeable) => serial === null || named.includes(serial);
		take(
			left.filter((goods) => fits(goods, line) && isNamed(goods)),
			line.quantity
		);
	}
	return lines
		.filter((line) => isOpen(line, articles))
		.flatMap((line) => {
			const taken = take(
				left.filter((goods) => fits(goods, line)),
				line.quantity
			);
			return taken.length === 0 ? [] : [{ line: line.id, parts: partsOf(line, taken) }];
		});
}

/** Goods without a batch and a serial number lie open where no bin is named. */
function isOpen(
	{ article, bin, batch, serials, quantity }: OpenLine,
	articles: ReadonlyMap<Id, Pick<MovedArticle, 'tracking'>>
): boolean {
	const tracking = articles.get(article)?.tracking;
	if (quantity <= 0 || tracking === undefined) return false;
	if (tracking === 'serial') return serials === null;
	return tracking === 'batch' ? batch === null : bin === null;
}

const fits = (goods: Takeable, { article, bin, batch }: OpenLine): boolean =>
	goods.article === article &&
	(bin === null || goods.bin === bin) &&
	(batch === null || goods.batch === batch);

type Left = Takeable & { left: number };
type Taken = { readonly goods: Takeable; readonly quantity: number };

function take(from: readonly Left[], quantity: number): readonly Taken[] {
	const taken: Taken[] = [];
	let wanted = quantity;
	for (const goods of from) {
		if (wanted <= 0) break;
		const some = Math.min(wanted, goods.left);
		if (some <= 0) continue;
		goods.left -= some;
		wanted -= some;
		taken.push({ goods, quantity: some });
	}
	return taken;
}

/** One part for each shelf and batch; what is missing stays with an open part of its own, so that the line asks for it. */
function partsOf(line: OpenLine, taken: readonly Taken[]): readonly Part[] {
	const parts = new Map<string, Part>();
	for (const { goods, quantity } of taken) {
		const key = `${goods.bin}\n${goods.batch}`;
		const before = parts.get(key);
		const serials = [before?.serials, goods.serial].filter((serial) => serial != null);
		parts.set(key, {
			...{ bin: goods.bin, batch: goods.batch },
			serials: serials.length === 0 ? null : serials.join(', '),
			quantity: brand((before?.quantity ?? 0) + quantity)
		});
	}
	const missing = line.quantity - taken.reduce((sum, { quantity }) => sum + quantity, 0);
	const { bin, batch, serials } = line;
	const rest = missing > 0 ? [{ bin, batch, serials, quantity: brand<'quantity'>(missing) }] : [];
	return [...parts.values(), ...rest];
}
