import { defineRule } from '../model/rule.ts';

export const sourceNeedsSupplier = defineRule({
	name: 'sourceNeedsSupplier',
	entity: 'supplierArticle',
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
