import { defineDocument } from '../model/document.ts';
import { date, price, ref } from '../model/field.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';
import { portions } from '../stock/moved-line.ts';

/** Goods that come in without an order: found again, made, given, or there from the beginning (F12). */
export const putIn = defineDocument({
	name: 'putIn',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		warehouse: ref('warehouse', { required: true }),
		note
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...goodsFields,
		/** Of a batch that comes in for the first time. */
		expiresOn: date({ width: 110 }),
		/** Where it is left empty, what the article cost the last time. */
		unitCost: price({ min: 0, restricted: 'costs' })
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: {
			from: ['draft'],
			to: 'posted',
			stock: ({ header: { warehouse }, lines }, articles) =>
				lines.flatMap((line) =>
					portions(line, articles).map((portion) => ({
						kind: 'putIn' as const,
						...portion,
						from: null,
						to: { warehouse, bin: line.bin },
						line: line.id,
						unitCost: line.unitCost ?? articles.get(line.article)?.lastCost ?? null
					}))
				)
		},
		cancel: { from: ['posted'], to: 'cancelled', reverses: true }
	}
});
