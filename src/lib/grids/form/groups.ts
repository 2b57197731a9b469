import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { lookOf } from '../kinds.ts';
import { visible, type Layout } from '../layout.ts';

export type GroupName = 'main' | 'flags' | 'computed' | 'more';
export type FieldGroup = { readonly name: GroupName; readonly fields: readonly string[] };

/** Texts that need more than one line. */
export const LONG_TEXT = 500;

/**
 * The fields of a form in groups: what is typed, in the order of the columns, long texts last; what is ticked; what is
 * computed; and what is not among the columns that are seen. `given` is the reference that the place itself gives.
 */
export function groupsOf(
	entity: Entity,
	layout: Layout,
	given: string | null
): readonly FieldGroup[] {
	const shown = visible(layout).map(({ field }) => field);
	const hidden = layout.columns.map(({ field }) => field).filter((name) => !shown.includes(name));
	const names = (from: readonly string[], fits: (field: Field) => boolean) =>
		from.filter((name) => {
			const field = entity.fields[name];
			return name !== given && field !== undefined && fits(field);
		});
	const groups: readonly FieldGroup[] = [
		{ name: 'main', fields: [...names(shown, isShort), ...names(shown, isLong)] },
		{ name: 'flags', fields: names(shown, isFlag) },
		{ name: 'computed', fields: names(shown, isComputed) },
		{ name: 'more', fields: names(hidden, () => true) }
	];
	return groups.filter(({ fields }) => fields.length > 0);
}

export const isLong = (field: Field): boolean =>
	field.kind === 'text' && (field.max ?? 0) >= LONG_TEXT;

const isComputed = ({ kind }: Field) => kind === 'formula';
const isFlag = (field: Field) => !isComputed(field) && lookOf(field).editor === 'toggle';
const isShort = (field: Field) => !isComputed(field) && !isFlag(field) && !isLong(field);
