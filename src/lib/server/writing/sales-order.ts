import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { deliveriesOf } from '#lib/server/store/sales-order-lines.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, movedLines } from './paper.ts';
import { release, reserve } from './reserve.ts';

const promiseGoods = reserve('salesOrder', { mayExceed: true, sells: true });

/** Promises the goods of an order, also those that are not there yet (F41, E24). */
export async function confirmOrder(tx: Tx, scene: Scene): Promise<Outcome> {
	const problems = [...unpriced(scene), ...emptyLines(scene)];
	const outcome = await promiseGoods(tx, scene);
	return { ...outcome, problems: [...problems, ...(outcome.problems ?? [])] };
}

type Priced = { readonly id: Id; readonly unitPrice: number | null };

/** What has no price is promised to nobody (E8). */
export const unpriced = ({ papers }: Scene): readonly Problem[] =>
	papers
		.flatMap((paper) => linesAs<Priced>(paper))
		.filter(({ unitPrice }) => unitPrice === null)
		.map(({ id }) => ({ code: 'price.missing', at: { row: id, field: 'unitPrice' } }));

/** What is kept in stock is looked at with what it promises. */
const emptyLines = ({ papers, articles }: Scene): readonly Problem[] =>
	papers.flatMap(movedLines).flatMap(({ id, article, ...line }): readonly Problem[] => {
		const nothing = 'quantity' in line && line.quantity <= 0;
		if (!nothing || articles.get(article)?.stockManaged) return [];
		return [{ code: 'quantity.nothing', at: { row: id, field: 'quantity' } }];
	});

/** What was delivered has to come back before; an order that will not be delivered any further is closed (E28). */
export async function cancelOrder(tx: Tx, scene: Scene): Promise<Outcome> {
	const delivered = await deliveriesOf(
		tx,
		scene.papers.map(({ doc }) => doc.id)
	);
	const problems = scene.papers.flatMap(({ doc: { id } }): readonly Problem[] => {
		const papers = delivered.flatMap(({ order, number }) => (order === id ? [number] : []));
		if (papers.length === 0) return [];
		return [
			{ code: 'order.has-deliveries', params: { papers: papers.join(', ') }, at: { row: id } }
		];
	});
	return problems.length > 0 ? { problems } : release(tx, scene);
}
