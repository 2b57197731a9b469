import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reorderable } from '#lib/domain/stock/reorder.ts';
import type { Reading } from './rows.ts';
import { byNumber } from './stock-sums.ts';

/** A record below its minimum, with the goods and the place that a suggestion names. */
export type Candidate = Reorderable & {
	readonly article: Id;
	readonly warehouse: Id;
	readonly bin: Id | null;
};

type Row = Omit<Candidate, 'suggested' | 'supplier'> & {
	readonly suggested: number;
	readonly partner: Id | null;
	readonly supplierMinimum: number | null;
};

/**
 * Records below their minimum of articles that are still bought, in the order of the articles' numbers; of all, or
 * among these. Only whether and how much is for the rule to say.
 */
export async function reorderCandidates(
	db: Reading,
	records: readonly Id[] | null = null
): Promise<readonly Candidate[]> {
	const among = records
		? sql`r.id in (select value from json_each(${JSON.stringify(records)}))`
		: sql`true`;
	const rows = await db.all<Row>(
		sql`select r.id as "stockRecord", r.article, r.warehouse, r.bin, r."onHand", r.reserved, r.ordered,
				r.minimum, r."reorderQuantity", a."minimumOrderQuantity" as "articleMinimum",
				s.supplier as partner, s."minimumOrderQuantity" as "supplierMinimum",
				exists (select 1 from "reorderSuggestion" as o where (o.state in ('new', 'released')
					-- Until its order is submitted, nothing of it is on order.
					or o.state = 'ordered' and o."order" in (select id from "purchaseOrder" where state = 'draft'))
					and o.article = r.article and (o."stockRecord" = r.id or o."stockRecord" is null
						and o.warehouse = r.warehouse and o.bin is r.bin)) as suggested
			from "stockRecord" as r join article as a on a.id = r.article
				left join "supplierArticle" as s on s.article = r.article and s.preferred = 1
			where r.minimum is not null and r."onHand" - r.reserved + r.ordered < r.minimum
				and a.purchase = 1 and a.discontinued = 0 and ${among}
			order by ${byNumber}, r.rowid`
	);
	return rows.map(toCandidate);
}

const toCandidate = ({ suggested, partner, supplierMinimum, ...row }: Row): Candidate => ({
	...row,
	suggested: suggested === 1,
	supplier: partner === null ? null : { partner, minimumOrderQuantity: asQuantity(supplierMinimum) }
});

/** Columns of quantities hold scaled integers. */
const asQuantity = (cell: number | null) => cell as Reorderable['minimum'];
