import type { Problem } from '../model/problem.ts';
import type { AnyRow, Id } from '../model/row.ts';
import { defineRule, type Rule } from '../model/rule.ts';

/** Wherever a bin is named, it lies in the warehouse that is named with it. */
export const binInWarehouse: readonly Rule[] = [
	leading('article', 'defaultBin', 'defaultWarehouse'),
	leading('stockRecord', 'bin', 'warehouse'),
	leading('stocktake', 'bin', 'warehouse'),
	leading('reorderSuggestion', 'bin', 'warehouse'),
	lying('putInLine', 'bin', 'warehouse'),
	lying('takeOutLine', 'bin', 'warehouse'),
	lying('writeOffLine', 'bin', 'warehouse'),
	lying('adjustmentLine', 'bin', 'warehouse'),
	lying('stocktakeLine', 'bin', 'warehouse'),
	lying('transferLine', 'fromBin', 'fromWarehouse'),
	lying('transferLine', 'toBin', 'toWarehouse'),
	lying('reservationLine', 'bin', 'warehouse'),
	lying('dealLine', 'bin', 'warehouse'),
	lying('quoteLine', 'bin', 'warehouse'),
	lying('salesOrderLine', 'bin', 'warehouse'),
	lying('deliveryNoteLine', 'bin', 'warehouse'),
	lying('purchaseOrderLine', 'bin', 'warehouse'),
	lying('goodsReceiptLine', 'bin', 'warehouse'),
	lying('salesReturnLine', 'bin', 'warehouse'),
	lying('purchaseReturnLine', 'bin', 'warehouse')
];

/** Both stand in one row: choosing a bin alone chooses its warehouse too. */
function leading(entity: string, bin: string, warehouse: string): Rule {
	return defineRule({
		name: `${entity}.${bin}InWarehouse`,
		entity,
		fields: [bin, warehouse],
		looks: { [bin]: ['warehouse'], [warehouse]: ['name'] },
		relies: { [bin]: ['warehouse'] },
		complete({ changed }, look) {
			const lies = look(bin)?.['warehouse'];
			return lies && changed.has(bin) && !changed.has(warehouse) ? { [warehouse]: lies } : {};
		},
		check({ id, after, changed }, look) {
			const lies = look(bin)?.['warehouse'];
			if (lies === undefined || lies === after[warehouse]) return [];
			return [elsewhere(id, changed.has(bin) ? bin : warehouse, look(warehouse))];
		}
	});
}

/** The bin stands in a line, the warehouse in the head of its document. */
function lying(entity: string, bin: string, warehouse: string): Rule {
	const way = `document.${warehouse}`;
	return defineRule({
		name: `${entity}.${bin}InWarehouse`,
		entity,
		fields: [bin, 'document'],
		looks: { [bin]: ['warehouse'], document: [warehouse], [way]: ['name'] },
		relies: { [bin]: ['warehouse'], document: [warehouse] },
		check({ id }, look) {
			const [lies, wanted] = [look(bin)?.['warehouse'], look(way)];
			return lies === undefined || !wanted || lies === wanted.id
				? []
				: [elsewhere(id, bin, wanted)];
		}
	});
}

const elsewhere = (row: Id, field: string, wanted?: AnyRow): Problem => ({
	code: 'bin.elsewhere',
	params: { warehouse: String(wanted?.['name'] ?? '–') },
	at: { row, field }
});
