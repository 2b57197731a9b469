import { sql, type SQL } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

type Quantity = Scaled<'quantity'>;

/** Of whom an article is usually bought: who is preferred, or the only one who sells it. */
export const usualSupplier = (article: SQL): SQL =>
	sql`(select s.supplier from "supplierArticle" as s where s.article = ${article} and (s.preferred = 1
		or not exists (select 1 from "supplierArticle" as t where t.article = s.article and t.id <> s.id)))`;

/** A demand, of whom its article is bought by now, and how many he and the article want at least. */
export type DemandSupply = {
	readonly id: Id;
	readonly article: Id;
	readonly name: string;
	readonly warehouse: Id;
	readonly supplier: Id | null;
	readonly articleMinimum: Quantity | null;
	readonly supplierMinimum: Quantity | null;
};

export const demandSupplies = (db: Reading, ids: readonly Id[]): Promise<readonly DemandSupply[]> =>
	db.all<DemandSupply>(sql`with d as (
			select d.id, d.article, d.warehouse, ${usualSupplier(sql`d.article`)} as supplier
			from "demandLine" as d where d.id in (select value from json_each(${JSON.stringify(ids)})))
		select d.id, d.article, a.name, d.warehouse, d.supplier,
			a."minimumOrderQuantity" as "articleMinimum", s."minimumOrderQuantity" as "supplierMinimum"
		from d join article as a on a.id = d.article
			left join "supplierArticle" as s on s.article = d.article and s.supplier = d.supplier`);
