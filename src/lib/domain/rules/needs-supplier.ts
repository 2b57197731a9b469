import { defineRule, type Rule } from '../model/rule.ts';

/** Whoever is bought from is a supplier. */
export const needsSupplier: readonly Rule[] = [
	buying('supplierArticle'),
	buying('reorderSuggestion'),
	buying('purchaseOrder'),
	buying('goodsReceipt'),
	buying('purchaseReturn')
];

function buying(entity: string): Rule {
	return defineRule({
		name: `${entity}.needsSupplier`,
		entity,
		fields: ['supplier'],
		looks: { supplier: ['name', 'supplier'] },
		relies: { supplier: ['supplier'] },
		check({ id }, look) {
			const partner = look('supplier');
			if (!partner || partner['supplier']) return [];
			const params = { partner: String(partner['name']) };
			return [{ code: 'partner.no-supplier', params, at: { row: id, field: 'supplier' } }];
		}
	});
}
