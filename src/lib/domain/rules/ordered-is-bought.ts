import { defineRule } from '../model/rule.ts';

/** What is ordered is an article that the company buys (F17). */
export const orderedIsBought = defineRule({
	name: 'orderedIsBought',
	entity: 'purchaseOrderLine',
	fields: ['article'],
	looks: { article: ['purchase'] },
	check({ id }, look) {
		const article = look('article');
		if (!article || article['purchase']) return [];
		return [{ code: 'article.not-bought', at: { row: id, field: 'article' } }];
	}
});
