import { defineDocument } from '../model/document.ts';
import { date, ref } from '../model/field.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { goodsFields, note } from '../stock/moved-fields.ts';
import { portions } from '../stock/moved-line.ts';
import { packedFields } from '../stock/packed-fields.ts';

/** Goods that go from one place of the company to another, all of them or none (F12, F79). */
export const transfer = defineDocument({
	name: 'transfer',
	area: 'stock',
	header: {
		on: date({ width: 110 }),
		fromWarehouse: ref('warehouse', { required: true }),
		toWarehouse: ref('warehouse', { required: true }),
		note
	},
	lines: {
		article: ref('article', { required: true, width: 260 }),
		fromBin: ref('bin', { width: 100 }),
		toBin: ref('bin', { width: 100 }),
		...goodsFields,
		...packedFields
	},
	states: ['draft', 'posted', 'cancelled'],
	editable: ['draft'],
	actions: {
		post: {
			from: ['draft'],
			to: 'posted',
			check: ({ header, lines }) =>
				header.fromWarehouse === header.toWarehouse ? lines.flatMap(staysWhereItIs) : [],
			stock: ({ header, lines }, articles) =>
				lines.flatMap((line) =>
					portions(line, articles).map((portion) => ({
						kind: 'transfer' as const,
						...portion,
						from: { warehouse: header.fromWarehouse, bin: line.fromBin },
						to: { warehouse: header.toWarehouse, bin: line.toBin },
						line: line.id
					}))
				)
		},
		cancel: { from: ['posted'], to: 'cancelled', reverses: true }
	}
});

type Way = { readonly id: Id; readonly fromBin: Id | null; readonly toBin: Id | null };

const staysWhereItIs = ({ id, fromBin, toBin }: Way): readonly Problem[] =>
	fromBin === toBin ? [{ code: 'transfer.same-place', at: { row: id, field: 'toBin' } }] : [];
