import { defineDocument } from '../model/document.ts';
import type { Scaled } from '../model/amount.ts';
import { choice, date, money, price, ref } from '../model/field.ts';
import { problemsIn } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { brought } from '../stock/brought.ts';
import { landedCostBases } from '../stock/landed-cost.ts';
import { landedShares } from '../stock/landed-shares.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';
import { packedFields } from '../stock/packed-fields.ts';

const { batch, ...pieces } = goodsFields;

/** Goods that come in without an order: found again, made, given, or there from the beginning (F12). */
export const putIn = defineDocument({
	name: 'putIn',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		warehouse: ref('warehouse', { required: true }),
		note,
		/** What it cost to get all of it here, and by what the lines bear it: by value where nobody says so (E63). */
		freight: money({ min: 0, restricted: 'costs', width: 110 }),
		spreadBy: choice(landedCostBases, { restricted: 'costs', width: 110 })
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		bin: ref('bin', { width: 100 }),
		batch,
		/** Of a batch that comes in for the first time. */
		expiresOn: date({ width: 110 }),
		...pieces,
		...packedFields,
		/** Where it is left empty, what the article cost the last time; below freight, without the freight of then. */
		unitCost: price({ min: 0, restricted: 'costs' })
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: {
			from: ['draft'],
			to: 'posted',
			check: ({ header, lines }, articles) => problemsIn(landedShares(header, lines, articles)),
			stock: ({ header, lines }, articles) => {
				const landed = landedShares(header, lines, articles);
				const shares = landed.ok ? landed.value : new Map<Id, Scaled<'money'>>();
				return brought('putIn', header, lines, articles, shares);
			}
		},
		cancel: { from: ['posted'], to: 'cancelled', reverses: true }
	}
});
