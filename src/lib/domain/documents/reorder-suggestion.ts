import { defineDocument } from '../model/document.ts';
import { choice, date, formula, quantity, ref } from '../model/field.ts';
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
		article: ref('article', { required: true, width: 220 }),
		warehouse: ref('warehouse', { required: true, width: 120 }),
		bin: ref('bin', { width: 100 }),
		supplier: ref('partner', { width: 160 }),
		quantity: quantity({ required: true, min: 0, width: 90 }),
		/** How much of it lies free in another place, and where: it could be moved rather than bought (E47). */
		elsewhere: formula('=ELSEWHERE([article], [warehouse], [bin])', { as: 'quantity', width: 110 }),
		elsewhereAt: formula('=ELSEWHEREAT([article], [warehouse], [bin])', { as: 'text', width: 130 }),
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
