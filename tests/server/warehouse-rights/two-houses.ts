import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Cells, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

/**
 * A company with a warehouse that somebody may know of and one that is hidden from him. What lies in the hidden one has
 * names and quantities that occur nowhere else.
 */
export type TwoHouses = {
	readonly stock: Stock;
	readonly article: Id;
	readonly own: Id;
	readonly hidden: Id;
	readonly ownBin: Id;
	readonly hiddenBin: Id;
	readonly papers: Readonly<Record<HiddenPaper, Paper>>;
	/** From the own warehouse to the hidden one, and a draft back. */
	readonly there: Paper;
	readonly back: Paper;
	/** The API as somebody with every right of the role, who knows of his own warehouse alone. */
	limited(who?: Who): ReturnType<Stock['world']['api']>;
	/** A row of stock there. */
	recordIn(warehouse: Id): Promise<{ readonly id: Id; readonly version: number }>;
};
type HiddenPaper = 'putIn' | 'takeOut' | 'reservation' | 'stocktake' | 'reorderSuggestion';

/** Names of the hidden warehouse, its shelf and its papers; 7771.25 and 3331.5 and what they come to with 10 or less. */
export const MARK =
	/hidden[ -]house|secretshelf|77[678]\d[.,]25|77[678]\d25\d\d|333[12][.,]5|333[12]5000/i;

export async function openTwoHouses(): Promise<TwoHouses> {
	const stock = await makeStock();
	const { world } = stock;
	const add = async (entity: string, patch: Cells) => {
		const id = newId();
		await stock.save(entity, id, 0, patch);
		return id;
	};
	const units = await rowsOf(world, 'unit');
	const unit = known(units.find(({ code }) => code === 'KG')?.id, 'KG');
	const own = await add('warehouse', { code: 'OWN', name: 'Own house' });
	const hidden = await add('warehouse', { code: 'HIDDEN-HOUSE', name: 'Hidden house' });
	const ownBin = await add('bin', { warehouse: own, code: 'OPENSHELF' });
	const hiddenBin = await add('bin', { warehouse: hidden, code: 'SECRETSHELF' });
	const usual = { defaultWarehouse: hidden, defaultBin: hiddenBin };
	const article = await stock.addArticle({ number: 'TEA', unit, ...usual });
	const line = { article, bin: hiddenBin };
	const own10 = { article, bin: ownBin, quantity: 10, unitCost: 2 };
	await stock.posted('putIn', { warehouse: own, on: '2026-02-01' }, own10);
	const note = { note: 'hidden-house note' };
	const head = { warehouse: hidden, ...note };
	const much = { ...line, quantity: 7771.25, unitCost: 4 };
	const putIn = await stock.posted('putIn', { ...head, on: '2026-02-01' }, much);
	const one = { ...line, quantity: 1 };
	const takeOut = await stock.posted('takeOut', { ...head, on: '2026-02-02' }, one);
	const kept = await stock.addPaper('reservation', head, { ...line, quantity: 3331.5 });
	await stock.perform('reserve', [kept]);
	const counted = await stock.addPaper('stocktake', head);
	await stock.perform('begin', [counted]);
	const wish = await stock.addPaper('reorderSuggestion', {
		...{ warehouse: hidden },
		article,
		quantity: 3331.5
	});
	const way = { fromWarehouse: own, toWarehouse: hidden, on: '2026-02-03' };
	const shelves = { article, fromBin: ownBin, toBin: hiddenBin };
	const there = await stock.posted('transfer', way, { ...shelves, quantity: 2 });
	const wayBack = { fromWarehouse: hidden, toWarehouse: own };
	const fromThere = { article, fromBin: hiddenBin, toBin: ownBin, quantity: 1 };
	const back = await stock.addPaper('transfer', wayBack, fromThere);
	return {
		...{ stock, article, own, hidden, ownBin, hiddenBin, there, back },
		papers: {
			...{ putIn, takeOut, reservation: { ...kept, version: 2 } },
			...{ stocktake: { ...counted, version: 2 }, reorderSuggestion: wish }
		},
		limited: (who = 'administrator') => world.api(who, TODAY, [own]),
		async recordIn(warehouse) {
			const records = await stock.records(article);
			return known(
				records.find((record) => record['warehouse'] === warehouse),
				warehouse
			);
		}
	};
}
