import { sql as statement } from 'drizzle-orm';
import { brand, toDecimal, toScaled, type Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { listedOn, salesPrice } from '#lib/domain/pricing/sales-price.ts';
import type { Lookup } from '#lib/formulas/sql.ts';
import { NULL, sql, verbatim, type Sql } from '#lib/formulas/sql/fragment.ts';
import { chunks } from '#lib/server/store/chunks.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { toDrizzle } from './formula-sql.ts';
import { rowNamed } from './named.ts';

/**
 * An article for a customer, under the alias `o`: none where either does not exist. Nobody is any customer. What names
 * no currency is meant in the company's own, a customer's price in his.
 */
const offer = (
	customer: Sql,
	article: Sql
): Sql => sql`(SELECT a.id AS article, a."salesPrice" AS base,
	p.id AS partner, p."priceGroup", m.currency AS own, coalesce(p.currency, m.currency) AS currency
	FROM "article" AS a LEFT JOIN "company" AS m
	LEFT JOIN "partner" AS p ON p.id = ${rowNamed('partner', customer)}
	WHERE a.id = ${rowNamed('article', article)} AND (coalesce(${customer}, '') = '' OR p.id IS NOT NULL)
	LIMIT 1) AS o`;
const customerPrice = sql`(SELECT c.price FROM "customerPrice" AS c
	WHERE c.partner = o.partner AND c.article = o.article)`;
const groupPrice = sql`(SELECT g.price FROM "groupPrice" AS g WHERE o.currency = o.own
	AND g."priceGroup" = o."priceGroup" AND g.article = o.article)`;
const basePrice = sql`CASE WHEN o.currency = o.own THEN o.base END`;
const lists = sql`"priceList" AS l WHERE l.currency = o.currency
	AND EXISTS (SELECT 1 FROM "articlePrice" AS e WHERE e."priceList" = l.id AND e.article = o.article)`;

/** What the price list in force says: the tier reached, or what the article costs before any. */
function listedPrice(quantity: Sql, today: Sql): Sql {
	const prices = sql`SELECT t.price FROM "articlePrice" AS t WHERE t.article = o.article
		AND t."priceList" = (SELECT l.id FROM ${lists} AND coalesce(l."validFrom", '') <= ${today}
			AND coalesce(l."validUntil", ${today}) >= ${today}
			ORDER BY coalesce(l."validFrom", '') DESC, l.rowid DESC LIMIT 1)`;
	return sql`coalesce(
		(${prices} AND t."fromQuantity" / 1e4 <= coalesce(${quantity}, 0) ORDER BY t."fromQuantity" DESC LIMIT 1),
		(${prices} AND t."fromQuantity" <= 10000 ORDER BY t."fromQuantity" LIMIT 1))`;
}

/**
 * What a customer pays today for one of an article: the rule of pricing/sales-price.ts as a choice of the database, so
 * that whole tables can be sorted by it. A test holds both against each other.
 */
export const priceLookup: Lookup = ([customer = NULL, article = NULL, quantity = NULL], today) => {
	const price = sql`(SELECT coalesce(${customerPrice}, ${groupPrice}, ${listedPrice(quantity, today)},
		${basePrice}) / 1e6 FROM ${offer(customer, article)})`;
	return { value: price, failed: sql`${price} IS NULL` };
};

type Price = number | null;
type Found = {
	readonly customer: Price;
	readonly group: Price;
	readonly base: Price;
	readonly lists: readonly {
		readonly validFrom: Day | null;
		readonly validUntil: Day | null;
		readonly prices: readonly (readonly [fromQuantity: number, price: number])[];
	}[];
};

/** The prices of many questions: everything that could decide them in one statement, and then the rule. */
export async function pricesFor(
	db: Reading,
	today: Day,
	questions: readonly (readonly FormulaValue[])[]
): Promise<readonly FormulaValue[]> {
	const answers: FormulaValue[] = questions.map(() => '#N/A');
	let before = 0;
	for await (const chunk of chunks(questions)) {
		for (const { at, found } of await offersFor(db, chunk)) {
			answers[before + at] = decided(found, chunk[at]?.[2] ?? null, today);
		}
		before += chunk.length;
	}
	return answers;
}

async function offersFor(db: Reading, questions: readonly (readonly FormulaValue[])[]) {
	const [customer, article] = [verbatim('(asked.value ->> 0)'), verbatim('(asked.value ->> 1)')];
	const found = sql`(SELECT json_object('customer', ${customerPrice}, 'group', ${groupPrice}, 'base', ${basePrice},
		'lists', (SELECT json_group_array(json_object('validFrom', l."validFrom", 'validUntil', l."validUntil", 'prices',
			(SELECT json_group_array(json_array(t."fromQuantity", t.price)) FROM "articlePrice" AS t
				WHERE t."priceList" = l.id AND t.article = o.article))) FROM ${lists}))
		FROM ${offer(customer, article)})`;
	const rows = await db.all<{ at: number; found: string | null }>(
		statement`select asked.key as at, ${toDrizzle(found)} as found
			from json_each(${JSON.stringify(questions)}) as asked`
	);
	return rows.flatMap(({ at, found }) =>
		found === null ? [] : [{ at: Number(at), found: JSON.parse(found) as Found }]
	);
}

function decided(found: Found, quantity: FormulaValue, day: Day): FormulaValue {
	const scaled = (price: Price) => (price === null ? null : brand<'price'>(price));
	const lists = found.lists.map(({ prices, ...list }) => ({
		...list,
		prices: prices.map(([fromQuantity, price]) => ({
			fromQuantity: brand<'quantity'>(fromQuantity),
			price: brand<'price'>(price)
		}))
	}));
	const { tiers, base } = listedOn(lists, day);
	const price = salesPrice(
		{
			customer: scaled(found.customer),
			group: scaled(found.group),
			tiers,
			base: base ?? scaled(found.base)
		},
		reached(Number(quantity ?? 0))
	);
	return price ? toDecimal('price', price.price) : '#N/A';
}

/** The quantity in its smallest parts; what lies between two of them has not reached the next. */
function reached(quantity: number): Scaled<'quantity'> {
	const scaled = toScaled('quantity', quantity);
	return typeof scaled === 'number' ? scaled : brand<'quantity'>(Math.floor(quantity * 1e4));
}
