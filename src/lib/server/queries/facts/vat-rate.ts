import { sql } from 'drizzle-orm';
import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { vatCodeFor, type VatCodeOffer } from '#lib/domain/tax/vat-code.ts';
import { vatCategories } from '#lib/domain/tax/vat-categories.ts';
import { vatRateOn, type VatRateEntry } from '#lib/domain/tax/vat-rate.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type StoredRate = Omit<VatRateEntry, 'percent'> & VatCodeOffer & { readonly percent: number };

/**
 * The domestic rate of a VAT category on a day, in percent points (F35). One that has none is blank, one that does not
 * exist an error: a slip of the pen would else make a net price pass for a gross one.
 */
export async function vatRatesFor(
	db: Reading,
	today: string,
	questions: readonly (readonly FormulaValue[])[]
): Promise<readonly FormulaValue[]> {
	const rows = await db.all<StoredRate>(
		sql`select r.vatCode, r.validFrom, r.percent, g.key as "group", c.category, c.treatment
			from vatRate as r join vatCode as c on c.id = r.vatCode
			join countryGroup as g on g.id = c.countryGroup where g.key = 'domestic'`,
		'short'
	);
	const rates = rows.map((row) => ({ ...row, percent: brand<'percent'>(row.percent) }));
	return questions.map(([named, day]) => {
		if (named === null || named === undefined || named === '') return null;
		const category = vatCategories.find((each) => each === named);
		if (!category) return '#N/A';
		const supply = { group: 'domestic', vatId: null, category } as const;
		const code = vatCodeFor(rates, supply);
		const percent = code && vatRateOn(rates, code.vatCode, String(day ?? today));
		return percent === undefined ? null : toDecimal('percent', percent);
	});
}
