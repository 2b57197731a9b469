import { goto } from '$app/navigation';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m } from '#lib/ui/text.ts';

/** Where a row leads that tells of goods: to the card of its article, and to the way of its batch or its piece (F102). */
export function cardEntries(entity: Entity, row: AnyRow): readonly Action[] {
	const { article: field } = entity.fields;
	const refers = field?.kind === 'ref' && field.to === 'article';
	const article = entity.name === 'article' ? row.id : refers ? row['article'] : null;
	if (typeof article !== 'string') return [];
	const { batch, serial = row['serials'] } = row;
	// One line may name many pieces: then no one of them is meant.
	const piece = typeof serial === 'string' && !/[\n,;]/.test(serial.trim()) ? serial.trim() : '';
	const lot = typeof batch === 'string' ? batch : '';
	const to = (part: Readonly<Record<string, string>>) => () =>
		void goto(`/stock/card?${new URLSearchParams({ article, ...part })}`);
	return [
		{ label: m['nav.stockCard'](), run: to({}) },
		...(lot === '' ? [] : [{ label: m['stock.trace']({ goods: lot }), run: to({ batch: lot }) }]),
		...(piece === ''
			? []
			: [{ label: m['stock.trace']({ goods: piece }), run: to({ serial: piece }) }])
	];
}
