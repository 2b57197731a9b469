import type { Problem } from '../model/problem.ts';
import type { Cell, Id } from '../model/row.ts';
import { defineRule } from '../model/rule.ts';

/** The cost is no parameter: the problem stands at the price, which more people may see. */
export const salesPriceBelowCost = defineRule({
	name: 'salesPriceBelowCost',
	entity: 'article',
	fields: ['salesPrice', 'cost'],
	check: ({ id, after }) => belowCost(id, 'salesPrice', after['salesPrice'], after['cost'])
});

export const listPriceBelowCost = priceOfArticle('articlePrice');
export const customerPriceBelowCost = priceOfArticle('customerPrice');
export const groupPriceBelowCost = priceOfArticle('groupPrice');

/** A price list in another currency is compared figure by figure, which is why this only warns. */
function priceOfArticle(entity: string) {
	return defineRule({
		name: `${entity}BelowCost`,
		entity,
		fields: ['price', 'article'],
		looks: { article: ['cost'] },
		check: ({ id, after }, look) =>
			belowCost(id, 'price', after['price'], look('article')?.['cost'])
	});
}

function belowCost(row: Id, field: string, price?: Cell, cost?: Cell): Problem[] {
	if (typeof price !== 'number' || typeof cost !== 'number' || price >= cost) return [];
	return [{ code: 'price.below-cost', at: { row, field }, severity: 'warning' }];
}
