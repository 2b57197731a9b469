import type { Entity } from '#lib/domain/model/entity.ts';
import type { Condition } from '#lib/domain/model/query.ts';
import { readConditions } from '../filters.ts';

/** What a cell may say by its look, each with a sign of its own: never by colour alone. */
export const tones = ['good', 'bad', 'warning', 'note', 'quiet'] as const;
export type Tone = (typeof tones)[number];

/** Where every condition holds, or where the formula comes to true. */
export type When = { readonly conditions: readonly Condition[] } | { readonly formula: string };

/** The columns that it asks. */
export const fieldsOfWhen = (when: When): readonly string[] =>
	'conditions' in when
		? when.conditions.map(({ field }) => field)
		: [...when.formula.matchAll(/\[([^[\]]+)\]/g)].map(([, name = '']) => name);

/** How cells look where something is so. The first rule of a list that holds decides. */
export type FormatRule = {
	readonly id: string;
	/** The column whose cells it is about; null for the whole row. */
	readonly field: string | null;
	readonly when: When;
	readonly tone: Tone;
	/** Whether the cell itself is coloured, or its text alone. */
	readonly fill: boolean;
	readonly bold: boolean;
};

/** What whatever shows a cell looks like by its rule, but for the sign, which stands once. */
export const toneClasses = ({ tone, fill, bold }: FormatRule): readonly string[] => [
	`k-tone-${tone}`,
	...(fill ? ['k-tone-fill'] : []),
	...(bold ? ['k-tone-bold'] : [])
];

/** More would make nobody see anything any more. */
const MOST = 30;

/** Rules out of a saved view: what does not fit the table any more is left out. */
export function readRules(entity: Entity, json: unknown): readonly FormatRule[] {
	if (!Array.isArray(json)) return [];
	return json.slice(0, MOST).flatMap((each: unknown) => readRule(entity, each) ?? []);
}

function readRule(entity: Entity, json: unknown): FormatRule | undefined {
	if (typeof json !== 'object' || json === null) return undefined;
	const { id, field, when, tone, fill, bold } = json as Record<string, unknown>;
	const known = tones.find((name) => name === tone);
	const where = readWhen(entity, when);
	const isThere =
		field === null || (typeof field === 'string' && Object.hasOwn(entity.fields, field));
	if (typeof id !== 'string' || !known || !where || !isThere) return undefined;
	return { id, field, when: where, tone: known, fill: fill === true, bold: bold === true };
}

function readWhen(entity: Entity, json: unknown): When | undefined {
	if (typeof json !== 'object' || json === null) return undefined;
	const { formula, conditions } = json as Record<string, unknown>;
	if (typeof formula === 'string') return { formula };
	const read = readConditions(entity, conditions);
	return read.length > 0 ? { conditions: read } : undefined;
}
