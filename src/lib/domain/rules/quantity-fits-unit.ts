import { places } from '../model/amount.ts';
import { defineRule, type Rule } from '../model/rule.ts';

/** A quantity of an article has no more places than its unit: pieces are whole. */
export const quantityFitsUnit: readonly Rule[] = [
	fitting('article', 'minimumOrderQuantity', ['unit']),
	fitting('articlePrice', 'fromQuantity', ['article', 'unit']),
	fitting('supplierArticle', 'minimumOrderQuantity', ['article', 'unit']),
	fitting('supplierPrice', 'fromQuantity', ['supplierArticle', 'article', 'unit']),
	fitting('stockRecord', 'minimum', ['article', 'unit']),
	fitting('stockRecord', 'reorderQuantity', ['article', 'unit']),
	fitting('reorderSuggestion', 'quantity', ['article', 'unit']),
	...['putInLine', 'takeOutLine', 'writeOffLine', 'transferLine', 'reservationLine'].map((line) =>
		fitting(line, 'quantity', ['article', 'unit'])
	),
	fitting('dealLine', 'quantity', ['article', 'unit']),
	fitting('dealLine', 'toReserve', ['article', 'unit']),
	...[
		'quoteLine',
		'salesOrderLine',
		'deliveryNoteLine',
		'purchaseOrderLine',
		'goodsReceiptLine',
		'salesReturnLine',
		'purchaseReturnLine'
	].map((line) => fitting(line, 'quantity', ['article', 'unit'])),
	fitting('quoteLine', 'toReserve', ['article', 'unit']),
	fitting('adjustmentLine', 'difference', ['article', 'unit']),
	fitting('stocktakeLine', 'counted', ['article', 'unit'])
];

/** `way` leads from the row over its references to the unit. */
function fitting(entity: string, quantity: string, way: readonly string[]): Rule {
	// Of each row on the way the reference that leads on, of the unit its decimals.
	const seen = Object.fromEntries(
		way.map((_, at) => [way.slice(0, at + 1).join('.'), [way[at + 1] ?? 'decimals']] as const)
	);
	return defineRule({
		name: `${entity}.${quantity}FitsUnit`,
		entity,
		fields: [quantity, ...way.slice(0, 1)],
		looks: seen,
		relies: seen,
		check({ id, after }, look) {
			const scaled = after[quantity];
			const decimals = look(way.join('.'))?.['decimals'];
			if (typeof scaled !== 'number' || typeof decimals !== 'number') return [];
			if (scaled % 10 ** (places.quantity - decimals) === 0) return [];
			const at = { row: id, field: quantity };
			return [{ code: 'number.too-precise', params: { places: decimals }, at }];
		}
	});
}
