import type { Lookup } from '#lib/formulas/sql.ts';
import { NULL, sql, type Sql } from '#lib/formulas/sql/fragment.ts';
import { rowNamed } from './named.ts';

/**
 * What to tell of the place that has most of an article free beside the one that is named (E47): what nobody is promised,
 * there and in its whole warehouse, beyond the minimum of that place; without what has expired, and without warehouses
 * that do not ship, where goods wait that came back. Blank where nothing is.
 */
export const elsewhere =
	(told: Sql): Lookup =>
	([article = NULL, warehouse = NULL, bin = NULL], today) => {
		const [id, place] = [rowNamed('article', article), rowNamed('warehouse', warehouse)];
		const shelf = sql`(SELECT id FROM "bin" WHERE id = ${bin}
			OR warehouse = ${place} AND code = ${bin} COLLATE NOCASE LIMIT 1)`;
		return {
			value: sql`(SELECT ${told} FROM (SELECT s.warehouse, s.bin, min(sum(s."onHand" - s.reserved),
					(SELECT sum(t."onHand" - t.reserved) FROM "stockRecord" AS t
						WHERE t.article = s.article AND t.warehouse = s.warehouse)
				) - sum(coalesce(s.minimum, 0)) AS free
				FROM "stockRecord" AS s WHERE s.article = ${id}
					AND NOT (s.warehouse = ${place} AND s.bin IS ${shelf})
					AND NOT EXISTS (SELECT 1 FROM "batch" AS e WHERE e.article = s.article
						AND e.code = s.batch COLLATE NOCASE AND e."expiresOn" < ${today})
				GROUP BY s.warehouse, s.bin) AS o
				JOIN "warehouse" AS w ON w.id = o.warehouse LEFT JOIN "bin" AS b ON b.id = o.bin
				WHERE o.free > 0 AND w.shipping = 1 ORDER BY o.free DESC, w.code, b.code LIMIT 1)`,
			failed: sql`(${id} IS NULL OR ${place} IS NULL)`
		};
	};
