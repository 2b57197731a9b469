import { consuming } from '#lib/domain/stock/movement-kind.ts';
import type { Lookup } from '#lib/formulas/sql.ts';
import { list, NULL, param, sql, verbatim, type Sql } from '#lib/formulas/sql/fragment.ts';
import { rowNamed } from './named.ts';

/**
 * A figure of an article over the records of one warehouse, or where none is named over all of them, or all that ship
 * (F5). Nothing in stock is 0; an article or a warehouse that does not exist is an error.
 */
export const stockLookup =
	(figure: Sql, usual: 'all' | 'shipping'): Lookup =>
	([article = NULL, warehouse = NULL]) => {
		const [id, place] = [rowNamed('article', article), rowNamed('warehouse', warehouse)];
		const anywhere = verbatim(usual === 'shipping' ? 'w.shipping = 1' : '1');
		return {
			value: sql`(SELECT coalesce(sum(${figure}), 0) / 1e4 FROM "stockRecord" AS s
				JOIN "warehouse" AS w ON w.id = s.warehouse WHERE s.article = ${id}
				AND CASE WHEN ${warehouse} IS NULL THEN ${anywhere} ELSE w.id = ${place} END)`,
			failed: sql`(${id} IS NULL OR (${warehouse} IS NOT NULL AND ${place} IS NULL))`
		};
	};

/** More days than any company has been there: what is further back than that is all there is. */
const MOST_DAYS = 100_000;

/** How many of an issue its customer sent back. */
const cameBack = verbatim(`(SELECT coalesce(sum(r.quantity), 0) FROM "stockMove" AS r
			WHERE r."returns" = m.id COLLATE NOCASE AND NOT EXISTS (SELECT 1 FROM "stockMove" AS u
				WHERE u.reverses = r.id COLLATE NOCASE))`);

/**
 * What of an article was issued within so many days that end today, out of one warehouse or out of all. What has been
 * taken back was never issued, nor was there a need of what its customer sent back, on whatever day that was. Nothing is
 * 0; fewer days than none are an error.
 */
export const issued: Lookup = ([article = NULL, days = NULL, warehouse = NULL], today) => {
	const [id, place] = [rowNamed('article', article), rowNamed('warehouse', warehouse)];
	const kinds = list(consuming.map(param), ', ');
	return {
		value: sql`(SELECT coalesce(sum(m.quantity - ${cameBack}), 0) / 1e4 FROM "stockMove" AS m
			WHERE m.article = ${id} AND m."on" <= ${today}
			AND m."on" > date(${today}, -CAST(min(${days}, ${MOST_DAYS}) AS INTEGER) || ' days')
			AND m.counter = 'onHand' AND m."toWarehouse" IS NULL AND m.kind IN (${kinds})
			AND NOT EXISTS (SELECT 1 FROM "stockMove" AS later WHERE later.reverses = m.id COLLATE NOCASE)
			AND CASE WHEN ${warehouse} IS NULL THEN 1 ELSE m."fromWarehouse" = ${place} END)`,
		failed: sql`(${id} IS NULL OR coalesce(${days}, -1) < 0 OR (${warehouse} IS NOT NULL AND ${place} IS NULL))`
	};
};

/** The last day of a batch; one that nobody knows is blank. */
export const expiry: Lookup = ([article = NULL, batch = NULL]) => {
	const id = rowNamed('article', article);
	return {
		value: sql`(SELECT b."expiresOn" FROM "batch" AS b WHERE b.article = ${id}
			AND b.code = ${batch} COLLATE NOCASE LIMIT 1)`,
		failed: sql`${id} IS NULL`
	};
};

/** What one of an article cost the last time; one that never came in is blank. */
export const lastCost: Lookup = ([article = NULL]) => {
	const id = rowNamed('article', article);
	return {
		value: sql`(SELECT l."unitCost" / 1e6 FROM "costLayer" AS l WHERE l.article = ${id}
			AND NOT EXISTS (SELECT 1 FROM "stockMove" AS later WHERE later.reverses = l.move COLLATE NOCASE)
			ORDER BY l."on" DESC, l.age DESC LIMIT 1)`,
		failed: sql`${id} IS NULL`
	};
};
