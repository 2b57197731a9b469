import { defineDocument } from '../model/document.ts';
import { choice, date, quantity, ref } from '../model/field.ts';
import { releaseRefused, suggestionReasons } from '../stock/reorder.ts';

/**
 * What somebody should buy: suggested by a job where a record of stock falls below its minimum (F56), or by hand. It
 * has no lines. Released, it waits to be ordered, with others of its supplier and its warehouse (F57);
 * nothing moves in any state.
 */
export const reorderSuggestion = defineDocument({
	name: 'reorderSuggestion',
	area: 'stock',
	header: {
		createdOn: date({ readonly: true, width: 110 }),
		article: ref('article', { required: true, width: 260 }),
		warehouse: ref('warehouse', { required: true }),
		bin: ref('bin', { width: 100 }),
		supplier: ref('partner', { width: 220 }),
		quantity: quantity({ required: true, min: 0 }),
		reason: choice([...suggestionReasons, 'byHand'], {
			...{ required: true, readonly: true, initial: 'byHand' },
			width: 180
		}),
		/** What it was suggested for; none where somebody suggested it by hand. */
		stockRecord: ref('stockRecord', { readonly: true, aside: true }),
		/** With which it was ordered. */
		order: ref('purchaseOrder', { readonly: true, width: 110 })
	},
	lines: {},
	states: ['new', 'released', 'ordered', 'cancelled'],
	editable: ['new'],
	actions: {
		release: {
			from: ['new'],
			to: 'released',
			check: ({ id, header }) => releaseRefused(header, id)
		},
		order: { from: ['released'], to: 'ordered' },
		cancel: { from: ['new', 'released'], to: 'cancelled' }
	}
});
