import type { Day } from '../model/calendar.ts';
import type { VatCategory } from '../tax/vat-categories.ts';

type Rates = readonly (readonly [validFrom: Day | null, percent: number])[];
export type CountryRates = Readonly<
	{ standard: Rates } & Partial<Record<Exclude<VatCategory, 'standard'>, Rates>>
>;

/**
 * Percent by day; null is since ever. Standard rates with their history, Germany's reduced rate with its own; of the
 * other reduced rates today's (2026-08-22), and of several the usual one. Further ones are added as codes of their own.
 * Source: vatnode eu-vat-rates-data and ibericode vat-rates, both MIT.
 */
export const vatRates: Readonly<Record<string, CountryRates>> = {
	AT: { standard: [[null, 20]], reduced: [[null, 10]] },
	BE: { standard: [[null, 21]], reduced: [[null, 6]] },
	BG: { standard: [[null, 20]], reduced: [[null, 9]] },
	CH: {
		standard: [
			['2018-01-01', 7.7],
			['2024-01-01', 8.1]
		],
		reduced: [[null, 2.6]]
	},
	CY: { standard: [[null, 19]], reduced: [[null, 9]], superReduced: [[null, 3]] },
	CZ: { standard: [[null, 21]], reduced: [[null, 12]] },
	DE: {
		standard: [
			[null, 19],
			['2020-07-01', 16],
			['2021-01-01', 19]
		],
		reduced: [
			[null, 7],
			['2020-07-01', 5],
			['2021-01-01', 7]
		]
	},
	DK: { standard: [[null, 25]] },
	EE: {
		standard: [
			[null, 20],
			['2024-01-01', 22],
			['2025-07-01', 24]
		],
		reduced: [[null, 9]]
	},
	ES: { standard: [[null, 21]], reduced: [[null, 10]], superReduced: [[null, 4]] },
	FI: {
		standard: [
			[null, 24],
			['2024-09-01', 25.5]
		],
		reduced: [[null, 13.5]]
	},
	FR: {
		standard: [
			[null, 19.6],
			['2014-01-01', 20]
		],
		reduced: [[null, 5.5]],
		superReduced: [[null, 2.1]]
	},
	GB: { standard: [['2011-01-04', 20]], reduced: [[null, 5]] },
	GR: {
		standard: [
			[null, 23],
			['2016-06-01', 24]
		],
		reduced: [[null, 13]],
		superReduced: [[null, 4]]
	},
	HR: { standard: [[null, 25]], reduced: [[null, 13]] },
	HU: { standard: [[null, 27]], reduced: [[null, 18]] },
	IE: {
		standard: [
			[null, 23],
			['2020-09-01', 21],
			['2021-03-01', 23]
		],
		reduced: [[null, 13.5]]
	},
	IT: { standard: [[null, 22]], reduced: [[null, 10]], superReduced: [[null, 4]] },
	LT: { standard: [[null, 21]], reduced: [[null, 12]] },
	LU: {
		standard: [
			[null, 15],
			['2015-01-01', 17],
			['2023-01-01', 16],
			['2024-01-01', 17]
		],
		reduced: [[null, 8]],
		superReduced: [[null, 3]]
	},
	LV: { standard: [[null, 21]], reduced: [[null, 12]] },
	MT: { standard: [[null, 18]], reduced: [[null, 7]] },
	NL: {
		standard: [
			[null, 19],
			['2012-10-01', 21]
		],
		reduced: [[null, 9]]
	},
	NO: { standard: [[null, 25]], reduced: [[null, 15]] },
	PL: { standard: [[null, 23]], reduced: [[null, 8]], superReduced: [[null, 5]] },
	PT: { standard: [[null, 23]], reduced: [[null, 13]], superReduced: [[null, 6]] },
	RO: {
		standard: [
			[null, 24],
			['2016-01-01', 20],
			['2017-01-01', 19],
			['2025-08-01', 21]
		],
		reduced: [[null, 11]]
	},
	SE: { standard: [[null, 25]], reduced: [[null, 12]] },
	SI: { standard: [[null, 22]], reduced: [[null, 9.5]] },
	SK: {
		standard: [
			[null, 19],
			['2011-01-01', 20],
			['2025-01-01', 23]
		],
		reduced: [[null, 19]],
		superReduced: [[null, 5]]
	},
	TR: {
		standard: [
			[null, 18],
			['2023-07-10', 20]
		],
		reduced: [[null, 10]],
		superReduced: [[null, 1]]
	}
};
