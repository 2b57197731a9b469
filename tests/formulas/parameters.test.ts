import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formulaFunctions } from '#lib/domain/formulas/index.ts';
import { parametersOf } from '#lib/formulas/parameters.ts';
import { engineFunctions, functions, signatureOf } from '#lib/formulas/signatures.ts';

const computed = [...Object.keys(functions), ...Object.keys(engineFunctions)];
const all = [...computed, ...Object.keys(formulaFunctions)];

test.each(computed)('the parameters of %s are those that it takes', (name) => {
	const parameters = parametersOf(name);
	const signature = signatureOf(name);
	if (!parameters || !signature) throw new Error(name);
	const { list, repeats } = parameters;
	expect(list.filter(({ optional }) => !optional).length).toBe(signature.least);
	if (repeats === 0) expect(list.length).toBe(signature.most);
	else expect(signature.most).toBeGreaterThan(list.length);
	expect(repeats).toBeLessThanOrEqual(list.length);
});

test.each(['en', 'de', 'pl', 'tr'])('%s tells what each function does and takes', (language) => {
	const texts = JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')) as object;
	const wanted = all.flatMap((name) => [
		`formula.${name}`,
		...(parametersOf(name)?.list ?? []).map((each) => `formula.parameter.${each.name}`)
	]);
	expect([...new Set(wanted)].filter((key) => !Object.hasOwn(texts, key))).toEqual([]);
});

test('nothing is taken by a function that does not exist', () => {
	expect(parametersOf('VLOOKUP')).toBeUndefined();
	expect(parametersOf('constructor')).toBeUndefined();
});
