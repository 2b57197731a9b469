import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Scene } from './effects.ts';
import { linesAs, movedLines } from './paper.ts';

type Priced = { readonly id: Id; readonly unitPrice: number | null };

/** Why lines are neither offered nor sold: what has no price is promised to nobody (E8), and nothing is no quantity. */
export const unsellable = ({ papers, articles }: Scene): readonly Problem[] => [
	...papers
		.flatMap((paper) => linesAs<Priced>(paper))
		.filter(({ unitPrice }) => unitPrice === null)
		.map(({ id }) => ({ code: 'price.missing', at: { row: id, field: 'unitPrice' } }) as const),
	// What is kept in stock is looked at with what it promises.
	...papers.flatMap(movedLines).flatMap(({ id, article, ...line }): readonly Problem[] => {
		const nothing = 'quantity' in line && line.quantity <= 0;
		if (!nothing || articles.get(article)?.stockManaged) return [];
		return [{ code: 'quantity.nothing', at: { row: id, field: 'quantity' } }];
	})
];
