import { places } from '../model/amount.ts';
import { defineRule } from '../model/rule.ts';

/** A quantity has no more places than its unit: pieces are whole. */
export const quantityFitsUnit = defineRule({
	name: 'quantityFitsUnit',
	entity: 'article',
	fields: ['minimumOrderQuantity', 'unit'],
	looks: { unit: ['decimals'] },
	relies: { unit: ['decimals'] },
	check({ id, after }, look) {
		const scaled = after['minimumOrderQuantity'];
		const decimals = look('unit')?.['decimals'];
		if (typeof scaled !== 'number' || typeof decimals !== 'number') return [];
		if (scaled % 10 ** (places.quantity - decimals) === 0) return [];
		const at = { row: id, field: 'minimumOrderQuantity' };
		return [{ code: 'number.too-precise', params: { places: decimals }, at }];
	}
});
