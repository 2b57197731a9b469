import { known } from '../model/assert.ts';
import { countries } from './countries.ts';
import { currencies } from './currencies.ts';
import { movementKindRows } from './movement-kinds.ts';
import { numberRangeRows } from './number-ranges.ts';
import { paymentTerms } from './payment-terms.ts';
import { roleGrantRows, roleRows } from './roles.ts';
import type { SetupRow, SetupRows } from './setup-row.ts';
import { units } from './units.ts';
import { groupOf, vatCodeRows, vatRateRows } from './vat.ts';

/**
 * Everything a new company starts with, in an order in which every reference comes after what it points to.
 * `country` and `currency` are ISO codes.
 */
export function setupRows(country: string, currency: string, name = 'Company'): SetupRows {
	known(
		countries.find(([code]) => code === country),
		`country ${country}`
	);
	known(
		currencies.find(([code]) => code === currency),
		`currency ${currency}`
	);
	return {
		currency: currencies.map(([code, name, decimals]) => row(code, { code, name, decimals })),
		countryGroup: groups.map(([key, name]) => row(key, { key, name })),
		country: countries.map(([code, name, alias = null]) =>
			row(code, { code, name, alias, countryGroup: groupOf(code, country) })
		),
		company: [row('company', { name, country, currency, ...company })],
		unit: units.map(([code, name, decimals]) => row(code, { code, name, decimals })),
		paymentTerm: paymentTerms.map((term) => row(term.name, term)),
		numberRange: numberRangeRows,
		movementKind: movementKindRows,
		vatCode: vatCodeRows(country),
		vatRate: vatRateRows(country),
		warehouse: [row('MAIN', { code: 'MAIN', name: 'Main warehouse', ...warehouse })],
		role: roleRows,
		roleGrant: roleGrantRows
	};
}

const groups = [
	['domestic', 'Domestic'],
	['eu', 'European Union'],
	['third', 'Third countries']
] as const;
const company = { costMethod: 'fifo', inventory: true, procurement: true } as const;
const warehouse = { shipping: true, active: true } as const;

const row = (key: string, cells: SetupRow['cells']): SetupRow => ({ key, cells });
