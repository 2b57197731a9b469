import { defineRule, type Rule } from '../model/rule.ts';

/** Goods are looked for, and go, where they usually lie, unless somebody says otherwise (F16). */
export const usualBin: readonly Rule[] = [
	'dealLine',
	'quoteLine',
	'salesOrderLine',
	'deliveryNoteLine',
	'purchaseOrderLine',
	'goodsReceiptLine',
	'salesReturnLine',
	'purchaseReturnLine'
].map(lying);

function lying(entity: string): Rule {
	return defineRule({
		name: `${entity}.usualBin`,
		entity,
		fields: ['article'],
		reads: ['bin', 'document'],
		looks: {
			article: ['defaultBin'],
			'article.defaultBin': ['warehouse'],
			document: ['warehouse']
		},
		complete({ changed }, look) {
			if (!changed.has('article') || changed.has('bin')) return {};
			const bin = look('article.defaultBin');
			const isHere = bin?.['warehouse'] === look('document')?.['warehouse'];
			return { bin: bin && isHere ? bin.id : null };
		}
	});
}
