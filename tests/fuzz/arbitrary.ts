import fc from 'fast-check';
import { z } from 'zod';
import { formulaFunctions } from '#lib/domain/formulas/index.ts';
import { engineFunctions, functions } from '#lib/formulas/signatures.ts';

/** Texts that mean something to the product, and the names of the fields in question. */
export type Words = { readonly texts: readonly string[]; readonly fields: readonly string[] };

/** Text that has broken programs before. */
const NASTY = [
	'',
	' ',
	'\u0000',
	'\ud800',
	'😀',
	'İıŁß',
	"'; drop table user; --",
	'%_\\',
	'"',
	'[',
	'{"a":1}',
	'<img src=x onerror=alert(1)>',
	'__proto__',
	'constructor',
	'toString',
	'id',
	'version',
	'rowid',
	'1e309',
	'-0',
	'NaN',
	'2026-02-30',
	'=1/0',
	'=[salesPrice]*1.1',
	'=SUM([nothing])',
	'=ROUND([cost]*1.4,2)',
	'='.repeat(50),
	'=('.repeat(60),
	'x'.repeat(21_000)
];

const numbers = fc.oneof(
	fc.integer({ min: -3, max: 30 }),
	fc.constantFrom(0, -0, 0.1, 0.0000001, 1e15, -1e15, 2 ** 53, 1e300, Number.MAX_VALUE),
	fc.double({ noNaN: true })
);

const whole = fc.oneof(
	{ weight: 20, arbitrary: fc.integer({ min: 0, max: 12 }) },
	{ weight: 1, arbitrary: numbers }
);

/** Any JSON at all, made of words that mean something to the product. */
export const anyJson = (words: Words): fc.Arbitrary<unknown> =>
	fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			fc.constantFrom(null, true, false),
			numbers,
			texts(words),
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(texts(words), tie('value'), { maxKeys: 4 })
		)
	})).value;

const texts = (words: Words) =>
	fc.oneof(
		{ weight: 10, arbitrary: fc.constantFrom(...words.texts) },
		{ weight: 2, arbitrary: fc.constantFrom(...NASTY) },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) }
	);

const made = new WeakMap<Words, Map<z.ZodType, fc.Arbitrary<unknown>>>();

/** Input that fits a schema in shape, so that it gets past the door; now and then a part of it does not. */
export function fitting(schema: z.ZodType, words: Words): fc.Arbitrary<unknown> {
	const known = made.get(words) ?? new Map<z.ZodType, fc.Arbitrary<unknown>>();
	made.set(words, known);
	const found =
		known.get(schema) ??
		fc.oneof(
			{ weight: 80, arbitrary: inShape(schema, words) },
			{ weight: 1, arbitrary: anyJson(words) }
		);
	known.set(schema, found);
	return found;
}

function inShape(schema: z.ZodType, words: Words): fc.Arbitrary<unknown> {
	if (schema instanceof z.ZodObject) return object(schema, words);
	if (schema instanceof z.ZodArray) {
		const { element } = schema._zod.def;
		return fc.array(inner(element, words), { maxLength: 4 });
	}
	if (schema instanceof z.ZodUnion) return fc.oneof(...all(schema._zod.def.options, words));
	if (schema instanceof z.ZodRecord) {
		return fc.dictionary(names(words), inner(schema._zod.def.valueType, words), { maxKeys: 4 });
	}
	if (schema instanceof z.ZodNullable) {
		return fc.option(inner(schema._zod.def.innerType, words), { nil: null });
	}
	if (schema instanceof z.ZodDefault) return inner(schema._zod.def.innerType, words);
	if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
	if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema._zod.def.values);
	return leaf(schema, words);
}

function leaf(schema: z.ZodType, words: Words): fc.Arbitrary<unknown> {
	if (schema instanceof z.ZodUUID) return fc.oneof(fc.uuid(), fc.constantFrom(...ids(words)));
	if (schema instanceof z.ZodString) return texts(words);
	if (schema instanceof z.ZodNumber) return schema.format ? whole : numbers;
	if (schema instanceof z.ZodBoolean) return fc.boolean();
	if (schema instanceof z.ZodNull) return fc.constant(null);
	return anyJson(words);
}

function object(schema: z.ZodObject, words: Words) {
	const shape: Record<string, fc.Arbitrary<unknown>> = {};
	const requiredKeys: string[] = [];
	for (const [key, part] of Object.entries(schema.shape)) {
		const optional = part instanceof z.ZodOptional;
		shape[key] = partOf(key, optional ? part._zod.def.innerType : part, words);
		if (!optional) requiredKeys.push(key);
	}
	return fc.record(shape, { requiredKeys });
}

/** A key that asks for a field gets one, most of the time. */
function partOf(key: string, schema: z.core.$ZodType, words: Words) {
	if (key === 'field') return names(words);
	if (key === 'formula') return fc.oneof(texts(words), formulas(words));
	if (key === 'fields' && schema instanceof z.ZodArray)
		return fc.array(names(words), { maxLength: 4 });
	return inner(schema, words);
}

const names = (words: Words) =>
	words.fields.length === 0
		? texts(words)
		: fc.oneof(
				{ weight: 30, arbitrary: fc.constantFrom(...words.fields) },
				{ weight: 1, arbitrary: texts(words) }
			);

const CALLABLE = [
	...Object.keys(functions),
	...Object.keys(engineFunctions),
	...Object.keys(formulaFunctions)
];

/** Formulas of every function over the columns at hand: what can be read, and now and then what cannot. */
export const formulas = (words: Words): fc.Arbitrary<string> =>
	fc
		.letrec<{ expression: string }>((tie) => ({
			expression: fc.oneof(
				{ depthSize: 'small', withCrossShrink: true },
				names(words).map((name) => `[${name}]`),
				numbers.map(String),
				fc.constantFrom('""', '"1E3"', '"=1+1"', 'TRUE', '#N/A', '1E308', 'A1', '"', '))', ''),
				fc
					.tuple(fc.constantFrom(...CALLABLE), fc.array(tie('expression'), { maxLength: 4 }))
					.map(([name, args]) => `${name}(${args.join(',')})`),
				fc
					.tuple(tie('expression'), fc.constantFrom(...'+-*/^&=<>%;'), tie('expression'))
					.map((parts) => `(${parts.join('')})`)
			)
		}))
		.expression.map((text) => `=${text}`);

const all = (schemas: readonly z.core.$ZodType[], words: Words) =>
	schemas.map((schema) => inner(schema, words));

/** zod hands out its inner schemas by a narrower type than the one they are. */
const inner = (schema: z.core.$ZodType, words: Words) => fitting(schema as z.ZodType, words);

const ids = (words: Words) => words.texts.filter((word) => /^[\da-f-]{36}$/.test(word));
