import { documents } from './documents/index.ts';
import type { Field } from './model/field.ts';
import type { Problem } from './model/problem.ts';
import { documentOf, stored } from './registry.ts';

type Params = NonNullable<Problem['params']>;

/**
 * The parameters of a problem as its text takes them: fields, tables and choices by their labels, which `textOf` finds
 * under their keys. `entity` is the table that the problem is about, where that is known; else the one that it names.
 */
export function wordedParams(
	{ params = {}, at }: Pick<Problem, 'params' | 'at'>,
	entity: string | undefined,
	textOf: (key: string) => string
): Params {
	const table = entity ?? params['table']?.toString();
	const worded = Object.entries(params).map(([name, value]) => {
		const word = { entity: table, field: at?.field, value: String(value) };
		const keys = keysOf[name]?.(word);
		return [name, keys ? keys.map(textOf).join(', ') : value] as const;
	});
	return Object.fromEntries(worded);
}

type Word = {
	readonly entity: string | undefined;
	readonly field: string | undefined;
	readonly value: string;
};

/** Under which keys the texts of a parameter stand; none where it is no name of ours. */
const keysOf: Readonly<Record<string, (word: Word) => readonly string[] | undefined>> = {
	field: ({ entity, value }) => (fieldOf(entity, value) ? [`${entity}.${value}`] : undefined),
	table: ({ value }) => (stored[value] ? [`${value}.*`] : undefined),
	missing: ({ value }) => value.split(', ').map((name) => `formula.parameter.${name}`),
	by: ({ value }) => (stored[value] ? [`${value}.*`] : undefined),
	range: ({ value }) => (stored[value] ? [`${value}.*`] : undefined),
	state: ({ entity, value }) => inDocument(entity, (head) => `${head}.state.${value}`),
	action: ({ entity, value }) => inDocument(entity, (head) => `${head}.action.${value}`),
	choices({ entity, field = '', value }) {
		const definition = fieldOf(entity, field);
		const choices = value.split(', ');
		if (definition?.kind !== 'choice') return undefined;
		if (!choices.every((choice) => definition.choices.includes(choice))) return undefined;
		return choices.map((choice) => `${entity}.${field}.${choice}`);
	}
};

/** The problem of a document may show at one of its lines. */
function inDocument(entity: string | undefined, key: (head: string) => string) {
	const table = stored[entity ?? ''];
	const head = (table && documentOf(table)?.name) ?? entity ?? '';
	return documents[head] ? [key(head)] : undefined;
}

const fieldOf = (entity: string | undefined, field: string): Field | undefined =>
	stored[entity ?? '']?.fields[field];
