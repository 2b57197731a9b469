import { expect, test } from 'vitest';
import { brand, roundHalfUp, toDecimal, toScaled } from '#lib/domain/model/amount.ts';
import { setupRows } from '#lib/domain/setup/rows.ts';
import type { VatCategory } from '#lib/domain/tax/vat-categories.ts';
import { vatCodeFor, type CountryGroupKey, type VatCodeOffer } from '#lib/domain/tax/vat-code.ts';
import { vatRateOn, type VatRateEntry } from '#lib/domain/tax/vat-rate.ts';

const setup = setupRows('DE', 'EUR');
const codes = (setup.vatCode ?? []).map(({ key, cells }) => ({
	key,
	group: cells['countryGroup'] as CountryGroupKey,
	category: cells['category'] as VatCategory | null,
	treatment: cells['treatment'] as VatCodeOffer['treatment']
}));
const rates: VatRateEntry[] = (setup.vatRate ?? []).map(({ cells }) => ({
	vatCode: String(cells['vatCode']),
	validFrom: cells['validFrom'] as string | null,
	percent: brand(Number(toScaled('percent', Number(cells['percent']))))
}));
const groups = new Map((setup.country ?? []).map(({ key, cells }) => [key, cells['countryGroup']]));
const groupOf = (country: string) => groups.get(country) as CountryGroupKey;

const percentOf = (code: string, day: string) => {
	const percent = vatRateOn(rates, code, day);
	return percent === undefined ? undefined : toDecimal('percent', percent);
};

// domain.md E89, E90 and F35
test.each([
	['DE-STD', '2020-06-30', 19, 297.5],
	['DE-STD', '2020-07-01', 16, 290],
	['DE-STD', '2020-12-31', 16, 290],
	['DE-STD', '2021-01-01', 19, 297.5],
	['DE-RED', '2020-06-30', 7, 267.5],
	['DE-RED', '2020-07-01', 5, 262.5],
	['DE-RED', '2021-01-01', 7, 267.5],
	['EU-SUPPLY', '2026-01-01', 0, 250],
	['EXPORT', '2026-01-01', 0, 250]
])('%s on %s is %d %%, 250.00 becomes %d', (code, day, percent, gross) => {
	expect(percentOf(code, day)).toBe(percent);
	expect(roundHalfUp(250 * (1 + percent / 100), 2)).toBe(gross);
});

test('a rate that begins later does not apply yet', () => {
	const swiss = rates.map((rate) => ({ ...rate, validFrom: rate.validFrom ?? '2018-01-01' }));
	expect(vatRateOn(swiss, 'DE-STD', '2017-12-31')).toBeUndefined();
});

// domain.md E91 to E93 and F34: only the delivery address counts
type Line = [
	name: string,
	country: string,
	vatId: string | null,
	category: VatCategory,
	service: boolean,
	code: string | undefined
];
test.each<Line>([
	['at home', 'DE', null, 'standard', false, 'DE-STD'],
	['at home with a VAT id', 'DE', 'DE123456789', 'reduced', false, 'DE-RED'],
	['at home, exempt', 'DE', null, 'exempt', false, 'DE-EXEMPT'],
	['delivered to Switzerland', 'CH', null, 'standard', false, 'EXPORT'],
	['delivered to France, to a company', 'FR', 'FR12345678901', 'standard', false, 'EU-SUPPLY'],
	['served in France, to a company', 'FR', 'FR12345678901', 'standard', true, 'EU-RC'],
	['delivered to France, to a consumer', 'FR', null, 'reduced', false, 'DE-RED'],
	['a blank VAT id is none', 'FR', '  ', 'standard', false, 'DE-STD'],
	['served in Switzerland', 'CH', null, 'standard', true, 'EXPORT'],
	['no rate of that category', 'DE', null, 'superReduced', false, undefined]
])('%s', (_name, country, vatId, category, service, code) => {
	const supply = { group: groupOf(country), vatId, category, service };
	expect(vatCodeFor(codes, supply)?.key).toBe(code);
});

test('a code for one category comes before one for all', () => {
	const books = { group: 'third', category: 'zero', treatment: 'export' } as const;
	const rest = { group: 'third', category: null, treatment: 'export' } as const;
	const supply = { group: 'third', vatId: null } as const;
	expect(vatCodeFor([rest, books], { ...supply, category: 'zero' })).toBe(books);
	expect(vatCodeFor([rest, books], { ...supply, category: 'standard' })).toBe(rest);
});
