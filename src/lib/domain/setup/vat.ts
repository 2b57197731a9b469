import type { CountryGroupKey, Treatment } from '../tax/vat-code.ts';
import { vatCategories, type VatCategory } from '../tax/vat-categories.ts';
import { memberStates } from './countries.ts';
import type { SetupRow } from './setup-row.ts';
import { vatRates } from './vat-rates.ts';

type Code = {
	readonly code: string;
	readonly name: string;
	readonly group: CountryGroupKey;
	readonly category?: VatCategory;
	readonly treatment: Treatment;
	readonly rates: readonly (readonly [validFrom: string | null, percent: number])[];
};

/** The group a country stands in, seen from the company's own. */
export function groupOf(country: string, own: string): CountryGroupKey {
	if (country === own) return 'domestic';
	return memberStates.has(own) && memberStates.has(country) ? 'eu' : 'third';
}

export const vatCodeRows = (own: string): readonly SetupRow[] =>
	codesOf(own).map(({ code, name, group, category = null, treatment }) => ({
		key: code,
		cells: { code, name, countryGroup: group, category, treatment }
	}));

export const vatRateRows = (own: string): readonly SetupRow[] =>
	codesOf(own).flatMap(({ code, rates }) =>
		rates.map(([validFrom, percent]) => ({
			key: `${code} ${validFrom ?? 'ever'}`,
			cells: { vatCode: code, validFrom, percent }
		}))
	);

const NOTHING = [[null, 0]] as const;
const words: Readonly<Record<VatCategory, readonly [short: string, name: string]>> = {
	standard: ['STD', 'standard rate'],
	reduced: ['RED', 'reduced rate'],
	superReduced: ['SUP', 'super reduced rate'],
	zero: ['ZERO', 'zero rate'],
	exempt: ['EXEMPT', 'exempt']
};

/** Country and category at home; elsewhere the category does not matter, for nothing is charged. */
function codesOf(own: string): readonly Code[] {
	const atHome = vatCategories.flatMap((category): Code[] => {
		const rates = ratesOf(own, category);
		const [short, word] = words[category];
		const code = `${own}-${short}`;
		const name = `Domestic, ${word}`;
		return rates ? [{ code, name, group: 'domestic', category, treatment: 'taxed', rates }] : [];
	});
	return [...atHome, ...(memberStates.has(own) ? withinEu : []), ...beyond];
}

/** A country without known rates starts with zero, to be corrected by the user. */
function ratesOf(own: string, category: VatCategory): Code['rates'] | undefined {
	if (category === 'zero' || category === 'exempt') return NOTHING;
	return vatRates[own]?.[category] ?? (category === 'standard' ? NOTHING : undefined);
}

const withinEu: readonly Code[] = [
	{
		code: 'EU-SUPPLY',
		name: 'Intra-EU supply',
		group: 'eu',
		treatment: 'euSupply',
		rates: NOTHING
	},
	{
		code: 'EU-RC',
		name: 'EU, reverse charge',
		group: 'eu',
		treatment: 'reverseCharge',
		rates: NOTHING
	}
];
const beyond: readonly Code[] = [
	{ code: 'EXPORT', name: 'Export', group: 'third', treatment: 'export', rates: NOTHING }
];
