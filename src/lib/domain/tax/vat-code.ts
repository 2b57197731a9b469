import type { VatCategory } from './vat-categories.ts';

export type CountryGroupKey = 'domestic' | 'eu' | 'third';
export type Treatment = 'taxed' | 'euSupply' | 'reverseCharge' | 'export';

/** A VAT code as set up; an empty category serves every article. */
export type VatCodeOffer = {
	readonly group: CountryGroupKey;
	readonly category: VatCategory | null;
	readonly treatment: Treatment;
};

export type Supply = {
	/** Of the country of the *delivery* address, whatever the invoice address says (F34). */
	readonly group: CountryGroupKey;
	readonly vatId: string | null;
	readonly category: VatCategory;
	readonly service?: boolean;
};

/** The code a line is taxed by; none means that the document cannot leave draft. */
export function vatCodeFor<C extends VatCodeOffer>(
	codes: readonly C[],
	supply: Supply
): C | undefined {
	const group = taxedAtHome(supply) ? 'domestic' : supply.group;
	const offers = codes.filter((code) => code.group === group);
	const treated = treatments(supply)
		.map((treatment) => offers.filter((code) => code.treatment === treatment))
		.find((some) => some.length > 0);
	return (
		treated?.find(({ category }) => category === supply.category) ??
		treated?.find(({ category }) => category === null)
	);
}

/** A buyer elsewhere in the EU without a VAT id is taxed like one at home, below the threshold of distance sales. */
const taxedAtHome = ({ group, vatId }: Supply) =>
	group === 'domestic' || (group === 'eu' && !vatId?.trim());

/** Which treatments apply, the fitting one first. */
function treatments(supply: Supply): readonly Treatment[] {
	if (taxedAtHome(supply)) return ['taxed'];
	const goods = supply.group === 'eu' ? 'euSupply' : 'export';
	return supply.service ? ['reverseCharge', goods] : [goods];
}
