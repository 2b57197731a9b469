import { defineRule, type Rule } from '../model/rule.ts';

/** Goods go where they usually lie, unless somebody says another place (F16). */
export const usualBin: readonly Rule[] = [usual('purchaseOrderLine'), usual('goodsReceiptLine')];

function usual(entity: string): Rule {
	return defineRule({
		name: `${entity}.usualBin`,
		entity,
		fields: ['article'],
		reads: ['bin'],
		looks: { article: ['defaultWarehouse', 'defaultBin'], document: ['warehouse'] },
		complete({ after, changed }, look) {
			const [article, head] = [look('article'), look('document')];
			if (!changed.has('article') || changed.has('bin') || after['bin']) return {};
			if (!article || article['defaultWarehouse'] !== head?.['warehouse']) return {};
			return { bin: article['defaultBin'] ?? null };
		}
	});
}
