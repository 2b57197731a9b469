import type { Entity } from '#lib/domain/model/entity.ts';
import { text } from '#lib/ui/text.ts';

const known = new WeakMap<Entity, ReadonlyMap<string, string>>();

/**
 * What each field of a table is called: in the messages, or by the user who made it. No two are called the same, since
 * formulas name columns by it; a later one of the same name is told apart by a number.
 */
export function labelsOf(entity: Entity): ReadonlyMap<string, string> {
	const found = known.get(entity) ?? makeLabels(entity);
	known.set(entity, found);
	return found;
}

export const fieldLabel = (entity: Entity, field: string): string =>
	labelsOf(entity).get(field) ?? text(`${entity.name}.${field}`);

function makeLabels({ name, fields }: Entity): ReadonlyMap<string, string> {
	const labels = new Map<string, string>();
	const taken = new Set<string>();
	for (const [field, definition] of Object.entries(fields)) {
		const own = definition.kind === 'formula' ? definition.label : undefined;
		const label = free(own ?? text(`${name}.${field}`), taken);
		taken.add(folded(label));
		labels.set(field, label);
	}
	return labels;
}

function free(label: string, taken: ReadonlySet<string>): string {
	if (!taken.has(folded(label))) return label;
	let count = 2;
	while (taken.has(folded(`${label} (${count})`))) count += 1;
	return `${label} (${count})`;
}

const folded = (label: string) => label.trim().toLocaleLowerCase('en').replace(/\s+/g, ' ');
