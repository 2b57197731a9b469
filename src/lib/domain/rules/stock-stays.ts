import type { AnyRow } from '../model/row.ts';
import { defineRule, type Rule } from '../model/rule.ts';
import { counters } from '../stock/movement-kind.ts';

const PLACE = ['article', 'warehouse', 'bin'];
const holdsSomething = (record: AnyRow): boolean =>
	counters.some((counter) => record[counter] !== 0);

/** What lies somewhere goes elsewhere by a document, not by naming its record anew. */
const place = defineRule({
	name: 'stockRecord.placeStays',
	entity: 'stockRecord',
	fields: PLACE,
	reads: counters,
	check: ({ id, before, changed }) =>
		before === null || !holdsSomething(before)
			? []
			: PLACE.filter((field) => changed.has(field)).map((field) => ({
					code: 'stock.not-empty',
					at: { row: id, field }
				}))
});

/** What is in stock with batches or serial numbers would be lost without them, and the other way round. */
const tracking = defineRule({
	name: 'stockRecord.trackingStays',
	entity: 'stockRecord',
	fields: ['article'],
	reads: ['batch', 'serial', ...counters],
	looks: { article: ['stockManaged', 'tracking'] },
	relies: { article: ['stockManaged', 'tracking'] },
	check({ id, after }, look) {
		const article = look('article');
		if (!article || !holdsSomething(after) || fits(article, after)) return [];
		return [{ code: 'stock.not-empty', at: { row: id, field: 'article' } }];
	}
});

/** Pieces with a serial number may be of a batch besides. */
function fits({ stockManaged, tracking }: AnyRow, { batch, serial }: AnyRow): boolean {
	if (!stockManaged || (tracking === 'serial') !== (serial !== null)) return false;
	return tracking === 'serial' || (tracking === 'batch') === (batch !== null);
}

export const stockStays: readonly Rule[] = [place, tracking];
