import { sql } from 'drizzle-orm';
import type { FormulaFunctionName } from '#lib/domain/formulas/index.ts';
import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { vatCodeFor, type VatCodeOffer } from '#lib/domain/tax/vat-code.ts';
import type { VatCategory } from '#lib/domain/tax/vat-categories.ts';
import { vatRateOn, type VatRateEntry } from '#lib/domain/tax/vat-rate.ts';
import type { Ask } from '#lib/formulas/compile.ts';
import type { Answer } from '#lib/formulas/answers.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Many = (
	db: Reading,
	today: string,
	args: readonly (readonly FormulaValue[])[]
) => Promise<readonly FormulaValue[]>;

/** One entry a function of domain/formulas: it does not compile until every question has its answer. */
const answers: Readonly<Record<FormulaFunctionName, Many>> = { VATRATE: vatRates };

/** Answers what formulas ask the company, each function once for all rows. */
export const answerFrom =
	(db: Reading, today: string): Answer =>
	async (asks) => {
		const values: FormulaValue[] = asks.map(() => null);
		for (const [name, answer] of Object.entries(answers)) {
			const mine = asks.flatMap((ask, at) => (ask.name === name ? [{ ask, at }] : []));
			if (mine.length === 0) continue;
			const found = await answer(
				db,
				today,
				mine.map(({ ask }) => argsOf(ask))
			);
			for (const [index, { at }] of mine.entries()) values[at] = found[index] ?? null;
		}
		return values;
	};

const argsOf = ({ args }: Ask) => args;

type StoredRate = Omit<VatRateEntry, 'percent'> & VatCodeOffer & { readonly percent: number };

/** The domestic rate of a VAT category on a day, in percent points (F35). */
async function vatRates(
	db: Reading,
	today: string,
	args: readonly (readonly FormulaValue[])[]
): Promise<readonly FormulaValue[]> {
	const rows = await db.all<StoredRate>(
		sql`select r.vatCode, r.validFrom, r.percent, g.key as "group", c.category, c.treatment
			from vatRate as r join vatCode as c on c.id = r.vatCode
			join countryGroup as g on g.id = c.countryGroup where g.key = 'domestic'`,
		'short'
	);
	const rates = rows.map((row) => ({ ...row, percent: brand<'percent'>(row.percent) }));
	return args.map(([category, day]) => {
		const supply = { group: 'domestic', vatId: null, category: category as VatCategory } as const;
		const code = vatCodeFor(rates, supply);
		const percent = code && vatRateOn(rates, code.vatCode, String(day ?? today));
		return percent === undefined ? null : toDecimal('percent', percent);
	});
}
