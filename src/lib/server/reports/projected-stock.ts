import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { project, type Planned } from '#lib/domain/stock/projection.ts';
import {
	expectedByDay,
	keptUntil,
	lyingInAll,
	promisedByDay,
	type Kept
} from '#lib/server/store/planned-stock.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Quantity = Scaled<'quantity'>;
type Place = { readonly article: Id; readonly warehouse: Id };
type Goods = Place & { onHand: Quantity; going: Planned[]; coming: Planned[]; undated: number };

/** What there will be where at the end of a day; nothing of places where nothing is, goes or comes. */
export async function projectedStock(
	db: Reading,
	{ on }: Readonly<Record<string, unknown>>,
	today: Day
): Promise<readonly AnyRow[]> {
	const places = new Map<string, Goods>();
	const at = ({ article, warehouse }: Place): Goods => {
		const id = `${article} ${warehouse}`;
		const found = places.get(id);
		if (found) return found;
		const nothing = { onHand: brand<'quantity'>(0), going: [], coming: [], undated: 0 };
		const goods: Goods = { article, warehouse, ...nothing };
		places.set(id, goods);
		return goods;
	};
	for (const lying of await lyingInAll(db)) at(lying).onHand = lying.onHand;
	for (const due of await promisedByDay(db)) {
		at(due).going.push({ day: due.day, change: brand(-due.quantity) });
	}
	for (const kept of await keptUntil(db)) at(kept).going.push(...keeping(kept));
	for (const due of await expectedByDay(db)) {
		if (due.day === null) at(due).undated += due.quantity;
		else at(due).coming.push({ day: due.day, change: due.quantity });
	}
	return [...places].map(([id, goods]) => toRow(id, goods, today, on as Day));
}

/** Not there from now on, and there again once it is kept no more. */
const keeping = ({ freeOn, quantity }: Kept): readonly Planned[] => [
	{ day: null, change: brand(-quantity) },
	...(freeOn === null ? [] : [{ day: freeOn, change: quantity }])
];

function toRow(id: string, goods: Goods, today: Day, on: Day): AnyRow {
	const { article, warehouse, onHand, going, coming, undated } = goods;
	const last = on < today ? today : on;
	const by = (planned: readonly Planned[]) =>
		planned.reduce((sum, { day, change }) => (day === null || day <= last ? sum + change : sum), 0);
	const told = project(onHand, [...going, ...coming], today, last);
	const [promised, arriving] = [brand<'quantity'>(0 - by(going)), brand<'quantity'>(by(coming))];
	const sums = { onHand, promised, arriving, undated: brand<'quantity'>(undated) };
	return { id, version: 1, article, warehouse, ...sums, ...told };
}
