import { expect, test } from 'vitest';
import { entities, type EntityName } from '#lib/domain/entities/index.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { countries, memberStates } from '#lib/domain/setup/countries.ts';
import { setupRows } from '#lib/domain/setup/rows.ts';
import { vatRates } from '#lib/domain/setup/vat-rates.ts';

const companies: [country: string, currency: string][] = [
	['DE', 'EUR'],
	['PL', 'PLN'],
	['TR', 'TRY'],
	['CH', 'CHF'],
	['US', 'USD']
];

test.each(companies)('every row for a company in %s fits its entity', (country, currency) => {
	const keys = new Set<string>();
	for (const [name, rows] of Object.entries(setupRows(country, currency))) {
		const fields: Readonly<Record<string, Field>> = entities[name as EntityName].fields;
		for (const { key, cells } of rows) {
			for (const [cell, value] of Object.entries(cells)) {
				const field = fields[cell];
				expect(field, `${name}.${cell}`).toBeDefined();
				if (field?.kind === 'ref' && value !== null) {
					expect(keys, `${name} ${key}: ${cell}`).toContain(`${field.to} ${value}`);
				}
				if (field?.kind === 'choice' && value !== null) expect(field.choices).toContain(value);
			}
			const missing = Object.entries(fields).filter(
				([cell, field]) => 'required' in field && !('initial' in field) && cells[cell] === undefined
			);
			expect(missing.map(([cell]) => `${name}.${cell}`)).toEqual([]);
			expect(keys).not.toContain(`${name} ${key}`);
			keys.add(`${name} ${key}`);
		}
	}
});

test.each([
	['DE', 'EUR', { DE: 'domestic', FR: 'eu', CH: 'third' }, true],
	['CH', 'CHF', { DE: 'third', FR: 'third', CH: 'domestic' }, false],
	['TR', 'TRY', { TR: 'domestic', DE: 'third', US: 'third' }, false]
])('groups and codes seen from %s', (country, currency, groups, withinEu) => {
	const rows = setupRows(country, currency);
	const found = Object.fromEntries(
		(rows.country ?? []).map(({ key, cells }) => [key, cells['countryGroup']])
	);
	expect(found).toMatchObject(groups);
	expect((rows.vatCode ?? []).some(({ key }) => key === 'EU-SUPPLY')).toBe(withinEu);
	expect((rows.vatCode ?? []).map(({ key }) => key)).toContain(`${country}-STD`);
});

test('Germany’s reduced rate was 5 % in the second half of 2020', () => {
	const reduced = (setupRows('DE', 'EUR').vatRate ?? [])
		.map(({ cells }) => cells)
		.filter(({ vatCode }) => vatCode === 'DE-RED');
	expect(reduced.map(({ validFrom, percent }) => [validFrom, percent])).toEqual([
		[null, 7],
		['2020-07-01', 5],
		['2021-01-01', 7]
	]);
});

test('codes and names of countries are unique, and rates are of known countries', () => {
	const words = countries.flatMap(([code, name, alias]) => [code, name, ...(alias ? [alias] : [])]);
	expect(new Set(words).size).toBe(words.length);
	const codes = countries.map(([code]) => code);
	expect(
		[...memberStates, ...Object.keys(vatRates)].filter((code) => !codes.includes(code))
	).toEqual([]);
	expect(memberStates.size).toBe(27);
});
