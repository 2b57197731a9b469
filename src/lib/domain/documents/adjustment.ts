import { defineDocument } from '../model/document.ts';
import { date, price, quantity, ref } from '../model/field.ts';
import { note, reason, trackingFields } from '../stock/moved-fields.ts';
import { portions } from '../stock/moved-line.ts';

/** Figures of stock that were wrong, set right by how much they were off, and why (F77). */
export const adjustment = defineDocument({
	name: 'adjustment',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		warehouse: ref('warehouse', { required: true }),
		reason,
		note
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		...trackingFields,
		/** More than were on the book, or fewer. */
		difference: quantity({ required: true }),
		/** Of more goods; where it is left empty, what the article cost the last time. */
		unitCost: price({ min: 0, restricted: 'costs' })
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: {
			from: ['draft'],
			to: 'posted',
			stock: ({ header: { warehouse }, lines }, articles) =>
				lines.flatMap((line) => {
					const shelf = { warehouse, bin: line.bin };
					const way = line.difference > 0 ? { from: null, to: shelf } : { from: shelf, to: null };
					const cost = line.unitCost ?? articles.get(line.article)?.lastCost ?? null;
					return portions(line, articles).map((portion) => ({
						kind: 'adjustment' as const,
						...portion,
						...way,
						line: line.id,
						unitCost: cost,
						price: null
					}));
				})
		},
		cancel: { from: ['posted'], to: 'cancelled', reverses: true }
	}
});
