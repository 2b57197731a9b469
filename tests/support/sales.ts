import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { known } from '#lib/domain/model/assert.ts';
import { newId } from './make.ts';
import { makeStock, rowsOf, type Cells, type Paper, type Stock } from './stock.ts';

/** A company that sells from stock. */
export type Sales = Stock & {
	addCustomer(cells?: Cells): Promise<Id>;
	addRow(entity: string, cells: Cells): Promise<Id>;
	/** Goods of a new article that costs 5 and is sold at 10, in a new warehouse. */
	lying(quantity: number, cells?: Cells): Promise<{ article: Id; warehouse: Id }>;
	confirmed(head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** A quote that was sent. */
	sent(head: Cells, ...lines: readonly Cells[]): Promise<Paper>;
	/** The orders that were made from a quote, the first one first. */
	ordersOf(quote: Paper): Promise<readonly Paper[]>;
	/** A note for so many of the lines of an order, posted or not. */
	note(order: Paper, quantities: readonly number[], cells?: Cells): Promise<Paper>;
	delivered(order: Paper, quantities: readonly number[], cells?: Cells): Promise<Paper>;
	/** The document as it stands now, for the next action. */
	now(paper: Paper): Promise<Paper>;
	stateOf(paper: Paper): Promise<unknown>;
	/** On hand, reserved and ordered, as the examples write them. */
	figures(article: Id): Promise<string>;
	entriesOf(article: Id): Promise<readonly AnyRow[]>;
};

export async function makeSales(): Promise<Sales> {
	const stock = await makeStock();
	let count = 0;
	const addRow: Sales['addRow'] = async (entity, cells) => {
		const id = newId();
		await stock.save(entity, id, 0, cells);
		return id;
	};
	const now: Sales['now'] = async (paper) => ({
		...paper,
		version: (await stock.row(paper.type, paper.id)).version
	});
	const note: Sales['note'] = async (order, quantities, cells = {}) => {
		const { customer, warehouse } = await stock.row('salesOrder', order.id);
		const lines = quantities.flatMap((quantity, at) =>
			quantity > 0 ? [{ orderLine: known(order.lines[at], 'line'), quantity, ...cells }] : []
		);
		return stock.addPaper('deliveryNote', { customer, warehouse }, ...lines);
	};
	const after = async (action: string, paper: Paper) => {
		await stock.perform(action, [paper]);
		return now(paper);
	};
	return {
		...stock,
		...{ addRow, now, note },
		addCustomer: (cells = {}) =>
			addRow('partner', {
				number: `K${(count += 1)}`,
				name: `Customer ${count}`,
				customer: true,
				...cells
			}),
		async lying(quantity, cells = {}) {
			const article = await stock.addArticle({ salesPrice: 10, ...cells });
			const warehouse = await stock.addWarehouse();
			if (quantity > 0) await stock.posted('putIn', { warehouse }, { article, quantity });
			return { article, warehouse };
		},
		confirmed: async (head, ...lines) =>
			after('confirm', await stock.addPaper('salesOrder', head, ...lines)),
		sent: async (head, ...lines) => after('send', await stock.addPaper('quote', head, ...lines)),
		async ordersOf({ id }) {
			const orders = await rowsOf(stock.world, 'salesOrder');
			const lines = await rowsOf(stock.world, 'salesOrderLine');
			return orders
				.filter(({ quote }) => quote === id)
				.map(({ id, version }) => {
					const own = lines.filter(({ document }) => document === id);
					return { type: 'salesOrder', id, version, lines: own.map(({ id }) => id) };
				});
		},
		delivered: async (order, quantities, cells) =>
			after('post', await note(order, quantities, cells)),
		stateOf: async (paper) => (await stock.row(paper.type, paper.id))['state'],
		async figures(article) {
			const records = await stock.records(article);
			const sum = (counter: string) =>
				records.reduce((total, record) => total + Number(record[counter]), 0);
			return `${sum('onHand')}/${sum('reserved')}/${sum('ordered')}`;
		},
		entriesOf: async (article) =>
			(await rowsOf(stock.world, 'reservationEntry')).filter((row) => row['article'] === article)
	};
}
