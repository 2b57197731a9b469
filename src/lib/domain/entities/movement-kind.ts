import { defineEntity } from '../model/entity.ts';
import { choice, text } from '../model/field.ts';
import { movementKinds, type MovementKind } from '../stock/movement-kind.ts';

const kinds = Object.keys(movementKinds) as [MovementKind, ...MovementKind[]];
const label = text({ max: 60, width: 160 });

/**
 * What the company calls each kind of move, by language; where it is left empty, it is called by the product's own word.
 * What a kind does hangs on its key, which stays (F10, F11).
 */
export const movementKind = defineEntity({
	name: 'movementKind',
	area: 'stock',
	title: 'kind',
	single: true,
	fields: {
		kind: choice(kinds, { required: true, unique: true, readonly: true, width: 160 }),
		en: label,
		de: label,
		pl: label,
		tr: label
	}
});
