import { sql } from 'drizzle-orm';
import { brand, places, type Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { serialsOf } from '#lib/domain/stock/moved-line.ts';
import { name } from '#lib/server/db/statement.ts';
import type { ReturnKind } from './return-sources.ts';
import type { Reading } from './rows.ts';

/** A line of which some is on no return yet, neither posted nor drafted. */
export type Returnable = {
	readonly id: Id;
	readonly paper: Id;
	readonly partner: Id;
	readonly warehouse: Id;
	readonly article: Id;
	readonly bin: Id | null;
	readonly batch: string | null;
	readonly serials: string | null;
	readonly quantity: Scaled<'quantity'>;
};
type Row = Returnable & { readonly returned: number; readonly named: string | null };

/** The lines of goods of posted papers that have any left, in the order in which they stand there. */
export async function returnableLines(
	db: Reading,
	{ type, from, line }: ReturnKind,
	papers: readonly Id[]
): Promise<readonly Returnable[]> {
	const partner = name(type === 'salesReturn' ? 'customer' : 'supplier');
	const rows = await db.all<Row>(
		sql`with back as (
				select r.${name(line)} as line, sum(r.quantity) as returned,
						group_concat(r.serials, char(10)) as named
					from ${name(`${type}Line`)} as r join ${name(type)} as p on p.id = r.document
					where p.state not in ('rejected', 'cancelled') and r.${name(line)} in (
						select id from ${name(`${from}Line`)}
							where document in (select value from json_each(${JSON.stringify(papers)})))
					group by 1
			)
			select l.id, h.id as paper, h.${partner} as partner, h.warehouse, l.article, l.bin, l.batch,
					l.serials, l.quantity, coalesce(b.returned, 0) as returned, b.named
				from ${name(from)} as h join ${name(`${from}Line`)} as l on l.document = h.id
					join article as a on a.id = l.article left join back as b on b.line = l.id
				where h.id in (select value from json_each(${JSON.stringify(papers)}))
					and +h.state = 'posted' and a."stockManaged" and l.quantity > coalesce(b.returned, 0)
				order by h.number, coalesce(l.position, 1e9), l.rowid`
	);
	return rows.flatMap(left);
}

const PIECE = 10 ** places.quantity;

/** What of a line is left; of pieces with serial numbers those that no return names. */
function left({ returned, named, ...line }: Row): readonly Returnable[] {
	if (line.serials === null) return [{ ...line, quantity: brand(line.quantity - returned) }];
	const gone = new Set(serialsOf({ serials: named }));
	const serials = serialsOf(line).filter((serial) => !gone.has(serial));
	if (serials.length === 0) return [];
	return [{ ...line, serials: serials.join('\n'), quantity: brand(serials.length * PIECE) }];
}
