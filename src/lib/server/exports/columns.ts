import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import { Refused } from '../refused.ts';

/** What a column holds in a file; a formula column holds what it comes to. */
export type Look = 'text' | 'whole' | 'number' | 'points' | 'fraction' | 'date' | 'flag';

export type ExportColumn = {
	readonly name: string;
	readonly field: Field;
	readonly look: Look;
	readonly header: string;
	/** Of a choice: the label of each. */
	readonly labels: ReadonlyMap<string, string>;
	readonly width: number;
};

const looks = {
	text: 'text',
	integer: 'whole',
	quantity: 'number',
	price: 'number',
	money: 'number',
	percent: 'points',
	date: 'date',
	flag: 'flag',
	choice: 'text',
	ref: 'text'
} as const satisfies Record<Exclude<Field['kind'], 'formula'>, Look>;

/**
 * Columns of a file in the order asked for; all when none are named. `textOf` finds their words. Throws Refused for one
 * that nobody may see.
 */
export function exportColumns(
	visible: Entity,
	names: readonly string[],
	textOf: (key: string) => string
): readonly ExportColumn[] {
	const wanted = names.length > 0 ? names : Object.keys(visible.fields);
	return wanted.map((name) => {
		const field = fieldNamed(visible.fields, name);
		if (!field) throw new Refused([{ code: 'query.invalid', params: { field: name } }]);
		const key = `${visible.name}.${name}`;
		return {
			name,
			field,
			look: lookOf(field),
			header: (field.kind === 'formula' && field.label) || textOf(key),
			labels: labelsOf(field, key, textOf),
			width: Math.min(60, Math.max(10, Math.round((field.width ?? 140) / 8)))
		};
	});
}

function lookOf(field: Field): Look {
	if (field.kind !== 'formula') return looks[field.kind];
	return field.as === 'percent' ? 'fraction' : looks[field.as];
}

const labelsOf = (
	field: Field,
	key: string,
	textOf: (key: string) => string
): ReadonlyMap<string, string> =>
	new Map(
		field.kind === 'choice'
			? field.choices.map((choice) => [choice, textOf(`${key}.${choice}`)])
			: []
	);
