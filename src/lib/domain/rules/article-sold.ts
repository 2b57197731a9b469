import { defineRule, type Rule } from '../model/rule.ts';

/** Only what is sold is promised to customers (F17); what was promised before it was no longer sold stays promised. */
export const articleSold: readonly Rule[] = [
	selling('dealLine'),
	selling('quoteLine'),
	selling('salesOrderLine', 'quoteLine')
];

/** `offered` names what a new line was promised with before. */
function selling(entity: string, offered?: string): Rule {
	return defineRule({
		name: `${entity}.articleSold`,
		entity,
		fields: ['article'],
		...(offered === undefined ? {} : { reads: [offered] }),
		looks: { article: ['name', 'sales'] },
		check({ id, before, after, changed }, look) {
			const article = look('article');
			if (!article || article['sales'] || (before && !changed.has('article'))) return [];
			if (before === null && offered !== undefined && after[offered]) return [];
			const params = { article: String(article['name']) };
			return [{ code: 'article.not-sold', params, at: { row: id, field: 'article' } }];
		}
	});
}
