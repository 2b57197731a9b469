import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import { m, text } from '#lib/ui/text.ts';
import type { Showing } from '../kinds.ts';
import { lookOf } from '../kinds.ts';
import { writing } from '#lib/domain/writing/format.ts';

/** All that the look of the cells of a field needs. `titles` name the rows referred to. */
export function showingOf(
	entity: Entity,
	field: string,
	locale: string,
	titles: Readonly<Record<Id, string>> = {}
): Showing {
	return {
		writing: writing(locale),
		title: (id) => titles[id] ?? id,
		choice: (value) => text(`${entity.name}.${field}.${value}`),
		yesNo: (value) => (value ? m['ui.yes']() : m['ui.no']()),
		today: () => new Date().toISOString().slice(0, 10)
	};
}

/** A cell in words, `''` for an empty one. A field that no longer exists shows its bare value. */
export function cellText(
	entity: Entity,
	field: string,
	value: Cell,
	locale: string,
	titles: Readonly<Record<Id, string>> = {}
): string {
	if (value === null || value === '') return '';
	const definition = entity.fields[field];
	if (!definition) return String(value);
	return lookOf(definition).show(value, showingOf(entity, field, locale, titles), definition);
}

export const isNumeric = (field: Field): boolean =>
	['integer', 'quantity', 'price', 'money', 'percent'].includes(field.kind);

/** The class that puts the numbers of a field to the right. */
export const sideOf = (entity: Entity, field: string): string => {
	const definition = entity.fields[field];
	return definition && isNumeric(definition) ? 'text-right' : '';
};
