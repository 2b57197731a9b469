import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { entityApi } from './entity-api.ts';
import { newId } from './make.ts';
import { makeStock, rowsOf, type Cells, type Options, type Paper, type Stock } from './stock.ts';

/** A company that buys of a supplier, through the API alone. */
export type Buying = {
	readonly stock: Stock;
	readonly supplier: Id;
	add(entity: string, patch: Cells): Promise<Id>;
	/** Goods that the supplier sells. */
	addArticle(cells?: Cells, source?: Cells): Promise<Id>;
	/** An order for a warehouse, submitted. */
	ordered(head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** A draft of a receipt of an order: of each of its lines, in their order, what is given. */
	arriving(order: Paper, head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** The same, posted. */
	arrived(order: Paper, head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** Does an action to a document as it stands by now; answers its head. */
	act(action: string, paper: Paper, options?: Options): Promise<AnyRow>;
	linesOf(paper: Paper): Promise<readonly AnyRow[]>;
	/** onHand/reserved/ordered of an article, over all its records. */
	figures(article: Id): Promise<string>;
};

export async function makeBuying(): Promise<Buying> {
	const stock = await makeStock();
	const { world } = stock;
	const add: Buying['add'] = async (entity, patch) => {
		const id = newId();
		await entityApi(world, entity).save({
			operation: newId(),
			changes: [{ id, version: 0, patch }]
		});
		return id;
	};
	const supplier = await add('partner', { number: 'S', name: 'Supplier', supplier: true });
	const act: Buying['act'] = async (action, paper, options) => {
		const { version } = await stock.row(paper.type, paper.id);
		const [head] = await stock.perform(action, [{ ...paper, version }], options);
		return known(head, action);
	};
	const arriving: Buying['arriving'] = async (order, head, ...lines) => {
		const { warehouse } = await stock.row('purchaseOrder', order.id);
		const own = lines.map((line, at) => ({ orderLine: order.lines[at] ?? null, ...line }));
		return stock.addPaper('goodsReceipt', { supplier, warehouse, ...head }, ...own);
	};
	return {
		...{ stock, supplier, add, act, arriving },
		async addArticle(cells, source = {}) {
			const article = await stock.addArticle(cells);
			await add('supplierArticle', { article, supplier, ...source });
			return article;
		},
		async ordered(head, ...lines) {
			const paper = await stock.addPaper('purchaseOrder', { supplier, ...head }, ...lines);
			await act('submit', paper);
			return paper;
		},
		async arrived(order, head, ...lines) {
			const paper = await arriving(order, head, ...lines);
			await act('post', paper);
			return paper;
		},
		async linesOf({ type, id }) {
			const rows = await rowsOf(world, `${type}Line`);
			return rows
				.filter(({ document }) => document === id)
				.toSorted((one, other) => Number(one['position']) - Number(other['position']));
		},
		async figures(article) {
			const records = await stock.records(article);
			const sum = (counter: string) =>
				records.reduce((all, record) => all + Number(record[counter]), 0);
			return `${sum('onHand')}/${sum('reserved')}/${sum('ordered')}`;
		}
	};
}
