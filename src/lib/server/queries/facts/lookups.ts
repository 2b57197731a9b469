import { sql as statement } from 'drizzle-orm';
import type { QuestionName } from '#lib/domain/formulas/index.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Lookup, Lookups } from '#lib/formulas/sql.ts';
import { NULL, param, sql, verbatim, type Sql } from '#lib/formulas/sql/fragment.ts';
import { chunks } from '#lib/server/store/chunks.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { toDrizzle } from './formula-sql.ts';
import { elsewhere } from './elsewhere.ts';
import { rowNamed } from './named.ts';
import { priceLookup } from './price.ts';
import { delivered, promisedTo, stillOpen, totalOf } from './sales.ts';
import { expiry, issued, lastCost, stockLookup } from './stock.ts';

/** The cost of an article; one that has none is blank, one that does not exist an error. */
const cost: Lookup = ([article = NULL]) => {
	const id = rowNamed('article', article);
	return {
		value: sql`(SELECT cost / 1e6 FROM "article" WHERE id = ${id})`,
		failed: sql`${id} IS NULL`
	};
};

/** What one unit of the company's own currency buys of a currency, by the rate in force on a day. */
const rate: Lookup = ([currency = NULL, day = NULL], today) => {
	const found = sql`(SELECT CASE WHEN c.id = m.currency THEN 1.0 ELSE (SELECT x.rate / 1e6
		FROM "exchangeRate" AS x WHERE x.currency = c.id AND x."validFrom" <= coalesce(${day}, ${today})
		ORDER BY x."validFrom" DESC LIMIT 1) END FROM "currency" AS c LEFT JOIN "company" AS m
		WHERE c.id = ${rowNamed('currency', currency)} LIMIT 1)`;
	return { value: found, failed: sql`${found} IS NULL` };
};

/** Questions that the database answers for each row, so that a whole table can be sorted and filtered by them. */
export const lookups = {
	AVAILABLE: stockLookup(verbatim('s."onHand" - s.reserved'), 'shipping'),
	COST: cost,
	DEALNET: totalOf('deal', 'net'),
	ELSEWHERE: elsewhere(verbatim('o.free / 1e4')),
	ELSEWHEREAT: elsewhere(verbatim("w.code || coalesce(' · ' || b.code, '')")),
	EXPIRY: expiry,
	FXRATE: rate,
	ISSUED: issued,
	LASTCOST: lastCost,
	LINEALLOCATED: promisedTo('allocated'),
	LINEDELIVERED: delivered,
	LINEOPEN: stillOpen,
	LINERESERVED: promisedTo('open'),
	LINESCREDIT: totalOf('purchaseReturn', 'credit'),
	LINESNET: totalOf('salesOrder', 'net'),
	ORDERED: stockLookup(verbatim('s.ordered'), 'shipping'),
	PRICE: priceLookup,
	QUOTENET: totalOf('quote', 'net'),
	STOCK: stockLookup(verbatim('s."onHand"'), 'all')
} as const satisfies Lookups & Partial<Record<QuestionName, Lookup>>;

/** Answers many questions by their lookup, in one statement. */
export async function lookedUp(
	name: keyof typeof lookups,
	db: Reading,
	today: string,
	questions: readonly (readonly FormulaValue[])[]
): Promise<readonly FormulaValue[]> {
	const answers: FormulaValue[] = [];
	for await (const chunk of chunks(questions)) {
		const { value, failed } = lookups[name](argumentsOf(chunk), param(today));
		const rows = await db.all<{ answer: string | number | null }>(
			statement`select case when ${toDrizzle(failed)} then '#N/A' else ${toDrizzle(value)} end as answer
				from json_each(${JSON.stringify(chunk)}) as asked order by asked.key`
		);
		for (const { answer } of rows) answers.push(answer);
	}
	return answers;
}

/** As many as the longest question has; those that one leaves out are blank. */
function argumentsOf(questions: readonly (readonly FormulaValue[])[]): readonly Sql[] {
	const most = Math.max(0, ...questions.map(({ length }) => length));
	return Array.from({ length: most }, (_, at) => verbatim(`(asked.value ->> ${at})`));
}
