import { z } from 'zod';
import type { ProblemCode } from '../problems.ts';
import { isAmount, places, toScaled, LIMIT } from './amount.ts';
import { isDay } from './calendar.ts';
import type { StoredField } from './field.ts';
import type { Problem } from './problem.ts';
import type { Cell } from './row.ts';

const LONGEST_TEXT = 2000;

const code = (error: ProblemCode): { readonly error: ProblemCode } => ({ error });

function amount(field: StoredField) {
	const decimal = bounded(z.number(code('number.expected')), field);
	return decimal.transform((value, context) => {
		const scaled = isAmount(field.kind) ? toScaled(field.kind, value) : value;
		if (typeof scaled === 'number') return scaled;
		context.addIssue({ code: 'custom', message: scaled });
		return z.NEVER;
	});
}

const bounded = (number: z.ZodNumber, { min, max }: StoredField) =>
	number
		.min(min ?? -LIMIT, code(min === undefined ? 'number.too-large' : 'number.too-small'))
		.max(max ?? LIMIT, code(max === undefined ? 'number.too-large' : 'number.above'));

/** What each kind accepts, as it stands on the wire, and what it becomes in the domain. */
const rules = {
	text: ({ max = LONGEST_TEXT }) =>
		z.string(code('text.expected')).max(max, code('text.too-long')).trim().normalize(),
	integer: (field) =>
		bounded(z.number(code('number.expected')), field).int(code('number.not-whole')),
	quantity: amount,
	price: amount,
	money: amount,
	percent: amount,
	date: () => z.string(code('date.expected')).refine(isDay, code('date.expected')),
	flag: () => z.boolean(code('flag.expected')),
	choice: (field) => z.enum(field.kind === 'choice' ? field.choices : [], code('choice.unknown')),
	ref: () => z.string(code('reference.unknown')).min(1).max(64, code('reference.unknown'))
} satisfies Record<StoredField['kind'], (field: StoredField) => z.ZodType>;

const schemas = new WeakMap<StoredField, z.ZodType>();

function schemaOf(field: StoredField): z.ZodType {
	const known = schemas.get(field);
	if (known) return known;
	const schema = rules[field.kind](field);
	schemas.set(field, schema);
	return schema;
}

export type ReadCell =
	| { readonly ok: true; readonly value: Cell }
	| { readonly ok: false; readonly problem: Pick<Problem, 'code' | 'params'> };

/** A plain value, as it stands on the wire, made a stored one: or why it cannot be. Blank text is an empty cell. */
export function readCell(field: StoredField, plain: unknown): ReadCell {
	if (plain === null || (typeof plain === 'string' && plain.trim() === '')) {
		return field.required
			? { ok: false, problem: { code: 'cell.required' } }
			: { ok: true, value: null };
	}
	const { success, data, error } = schemaOf(field).safeParse(plain);
	// Each schema of `rules` yields a stored value, and each of its messages is a code.
	if (success) return { ok: true, value: data as Cell };
	return { ok: false, problem: told(field, (error.issues[0]?.message ?? '') as ProblemCode) };
}

function told(field: StoredField, problem: ProblemCode): Pick<Problem, 'code' | 'params'> {
	const params = {
		'text.too-long': { max: field.max ?? LONGEST_TEXT },
		'number.too-precise': { places: isAmount(field.kind) ? places[field.kind] : 0 },
		'number.too-small': { min: field.min ?? 0 },
		'number.above': { max: field.max ?? 0 },
		'choice.unknown': { choices: field.kind === 'choice' ? field.choices.join(', ') : '' },
		'reference.unknown': { value: '' }
	}[problem as string];
	return params ? { code: problem, params } : { code: problem };
}
