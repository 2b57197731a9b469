import { defineRule } from '../model/rule.ts';

/**
 * A line of a receipt takes from the line of the order what is not typed, and is about the same goods of the same
 * supplier. One that turns out to be about other goods is no longer of that order.
 */
export const receiptOfOrder = defineRule({
	name: 'receiptOfOrder',
	entity: 'goodsReceiptLine',
	fields: ['orderLine', 'document', 'article'],
	reads: ['bin'],
	looks: {
		orderLine: ['article', 'bin', 'document', 'open'],
		'orderLine.document': ['supplier', 'warehouse'],
		document: ['supplier', 'warehouse']
	},
	relies: { document: ['supplier', 'warehouse'] },
	complete({ after, changed }, look) {
		const line = look('orderLine');
		if (!changed.has('orderLine')) {
			const isOther = line && changed.has('article') && after['article'] !== line['article'];
			return isOther ? { orderLine: null, order: null, expected: null } : {};
		}
		return {
			order: line?.['document'] ?? null,
			expected: line?.['open'] ?? null,
			...(line && !changed.has('article') ? { article: line['article'] ?? null } : {}),
			...(line && !changed.has('bin') && !after['bin'] ? { bin: line['bin'] ?? null } : {})
		};
	},
	check({ id, after }, look) {
		const [line, head] = [look('orderLine'), look('document')];
		const order = look('orderLine.document');
		if (!line || !head || !order) return [];
		const at = { row: id, field: 'orderLine' };
		const isOurs =
			order['supplier'] === head['supplier'] && order['warehouse'] === head['warehouse'];
		return [
			...(isOurs ? [] : [{ code: 'receipt.other-order', at } as const]),
			...(after['article'] === line['article']
				? []
				: [{ code: 'receipt.other-article', at } as const])
		];
	}
});
