import { defineEntity } from '../model/entity.ts';
import { choice, date, integer, money, quantity, ref, text } from '../model/field.ts';
import { SERIAL_LENGTH } from './moved-line.ts';
import { counters, movementKinds, type MovementKind } from './movement-kind.ts';

const kinds = Object.keys(movementKinds) as [MovementKind, ...MovementKind[]];

/**
 * The ledger (F9): what went from where to where, when, why and by whom. A place without a warehouse is outside the
 * company. Rows come with the documents that cause them, and are never changed or deleted: what was wrong is taken
 * back by another move.
 */
export const stockMove = defineEntity({
	name: 'stockMove',
	area: 'stock',
	title: 'article',
	owner: 'article',
	appended: true,
	fields: {
		on: date({ required: true, readonly: true, width: 110 }),
		kind: choice(kinds, { required: true, readonly: true, width: 110 }),
		counter: choice(counters, { required: true, readonly: true, width: 110 }),
		article: ref('article', { required: true, readonly: true, width: 260 }),
		quantity: quantity({ required: true, readonly: true, min: 0.0001 }),
		/** What the goods are worth that move; empty where they stay in their warehouse. */
		value: money({ readonly: true, min: 0, restricted: 'costs' }),
		fromWarehouse: ref('warehouse', { readonly: true }),
		fromBin: ref('bin', { readonly: true, width: 100 }),
		toWarehouse: ref('warehouse', { readonly: true }),
		toBin: ref('bin', { readonly: true, width: 100 }),
		batch: text({ readonly: true, max: 60, width: 110 }),
		serial: text({ readonly: true, max: SERIAL_LENGTH, width: 110 }),
		/** The kind of document, its number, its id, and which of its lines. */
		document: text({ required: true, readonly: true, max: 40, aside: true }),
		number: text({ readonly: true, max: 40, width: 110 }),
		paper: text({ required: true, readonly: true, max: 40, aside: true }),
		line: text({ required: true, readonly: true, max: 40, aside: true }),
		/** The move that this one takes back. */
		reverses: text({ unique: true, readonly: true, max: 40, aside: true }),
		/** The move whose goods come back with this one, or go back to where they were bought. */
		returns: text({ readonly: true, max: 40, aside: true }),
		who: text({ required: true, readonly: true, max: 200 }),
		at: text({ required: true, readonly: true, max: 30, width: 180 }),
		operation: integer({ required: true, readonly: true, aside: true })
	}
});
