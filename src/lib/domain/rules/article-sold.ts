import { defineRule, type Rule } from '../model/rule.ts';

/** Only what is sold is promised to customers (F17); what was promised before it was no longer sold stays promised. */
export const articleSold: readonly Rule[] = ['dealLine', 'salesOrderLine'].map(selling);

function selling(entity: string): Rule {
	return defineRule({
		name: `${entity}.articleSold`,
		entity,
		fields: ['article'],
		looks: { article: ['name', 'sales'] },
		check({ id, before, changed }, look) {
			const article = look('article');
			if (!article || article['sales'] || (before && !changed.has('article'))) return [];
			const params = { article: String(article['name']) };
			return [{ code: 'article.not-sold', params, at: { row: id, field: 'article' } }];
		}
	});
}
