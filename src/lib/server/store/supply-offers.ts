import { sql } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { SupplyOffer } from '#lib/domain/pricing/purchase-price.ts';
import type { Reading } from './rows.ts';

/** An article with the partner it is bought of. */
export type Supply = { readonly article: Id; readonly supplier: Id };
/** What a supplier asks for an article, in which currency, and how many he and the article want at least. */
export type SuppliedArticle = SupplyOffer &
	Supply & {
		/** His own number of it. */
		readonly number: string | null;
		/** Empty for the company's own. */
		readonly currency: Id | null;
		readonly supplierMinimum: Scaled<'quantity'> | null;
		readonly articleMinimum: Scaled<'quantity'> | null;
	};

export const supplyKey = ({ article, supplier }: Supply): string => `${article}\n${supplier}`;

/** What suppliers ask for articles, by `supplyKey`; who does not sell an article has no entry. */
export async function supplyOffers(
	db: Reading,
	wanted: readonly Supply[]
): Promise<ReadonlyMap<string, SuppliedArticle>> {
	const keys = new Map(
		wanted.map(({ article, supplier }) => [supplyKey({ article, supplier }), [article, supplier]])
	);
	const rows = await db.all<{ row: string }>(
		sql`select json_object('article', s.article, 'supplier', s.supplier, 'number', s.number,
				'price', s.price, 'currency', iif(s.currency = m.currency, null, s.currency), 'supplierMinimum', s."minimumOrderQuantity",
				'articleMinimum', a."minimumOrderQuantity", 'tiers', (select json_group_array(
					json_object('fromQuantity', p."fromQuantity", 'price', p.price))
					from "supplierPrice" as p where p."supplierArticle" = s.id)) as row
			from json_each(${JSON.stringify([...keys.values()])}) as j
				join "supplierArticle" as s on s.article = j.value ->> 0 and s.supplier = j.value ->> 1
				join article as a on a.id = s.article left join company as m`
	);
	const offers = rows.map(({ row }) => JSON.parse(row) as SuppliedArticle);
	return new Map(offers.map((offer) => [supplyKey(offer), offer]));
}
