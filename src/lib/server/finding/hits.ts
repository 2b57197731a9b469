import { sql, type SQL } from 'drizzle-orm';
import type { Find, FindArea, FindPage, Found, Hit } from '#lib/domain/find/find.ts';
import { mapped } from '#lib/server/db/slices.ts';
import { where } from '#lib/server/store/conditions.ts';
import { orderBy, orderOf } from '#lib/server/store/order.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import type { Sought, SoughtColumn } from './sought.ts';

/** Counts what is found and answers a part of it, in one statement. */
export async function hitsOf(
	db: Reading,
	seeking: Sought,
	{ find, from, back = false, limit }: FindPage
): Promise<Found> {
	const { sought, unsearched } = seeking;
	if (sought.length === 0) return { cells: 0, rows: 0, hits: [], before: 0, unsearched };
	const beyond = back
		? sql`place <= ${from} order by place desc`
		: sql`place >= ${from} order by place`;
	const [answer] = await db.all<{ found: string }>(
		sql`${hitRows(seeking, find)},
			shown as (select place, id, mask from hit where ${beyond} limit ${limit})
			select json_object(
				'rows', (select count(*) from hit),
				'cells', (select coalesce(sum(cells), 0) from hit),
				'before', (select coalesce(sum(cells), 0) from hit
					where place < coalesce((select min(place) from shown), ${back ? 0 : BEYOND})),
				'hits', (select json_group_array(json_array(place, id, mask)) from (select * from shown order by place))
			) as found`
	);
	const { hits, ...counts } = JSON.parse(answer?.found ?? '{}') as Answer;
	return { ...counts, hits: hits.map((hit) => toHit(sought, hit)), unsearched };
}

/** Past every place there is. */
const BEYOND = 1e15;

type Answer = Pick<Found, 'cells' | 'rows' | 'before'> & { readonly hits: readonly Line[] };
/** A place, the row that stands there, and for each column a 1 where it is hit. */
type Line = readonly [place: number, id: string, mask: string];

const toHit = (sought: readonly SoughtColumn[], [place, id, mask]: Line): Hit => ({
	place,
	id,
	fields: sought.filter((_, at) => mask[at] === '1').map(({ field }) => field)
});

/** Everything that is found, in the order of the list. */
export async function allHits(db: Reading, seeking: Sought, find: Find): Promise<readonly Hit[]> {
	const { sought } = seeking;
	if (sought.length === 0) return [];
	const [answer] = await db.all<{ hits: string }>(
		sql`${hitRows(seeking, find)}
			select json_group_array(json_array(place, id, mask)) as hits from (select * from hit order by place)`
	);
	const lines = JSON.parse(answer?.hits ?? '[]') as readonly Line[];
	return mapped(lines, (line) => toHit(sought, line));
}

/** The table `hit` of rows with hits: every row of the list is given its place before those without are left out. */
function hitRows({ entity, columns, sought }: Sought, { query, areas }: Find): SQL {
	const order = orderOf(entity.name, columns, query.sort);
	const values = sought.map(({ value }, at) => sql`${value} as ${column(at)}`);
	const chosen = sought.map(({ field, hit }, at) => {
		const inside = areas ? sql` and ${within(areas, field)}` : sql``;
		return sql`(coalesce(${hit(column(at))}, 0)${inside}) as ${column(at)}`;
	});
	const all = sought.map((_, at) => column(at));
	return sql`with placed as (
			select r.id as id, row_number() over (order by ${orderBy(order.keys)}) - 1 as place,
				${sql.join(values, sql`, `)}
			from ${order.from} where ${where(entity, columns, query)}),
		chosen as (select id, place, ${sql.join(chosen, sql`, `)} from placed),
		hit as materialized (select id, place, '' || ${sql.join(all, sql` || `)} as mask,
			${sql.join(all, sql` + `)} as cells from chosen where ${sql.join(all, sql` or `)})`;
}

const column = (at: number): SQL => sql.raw(`h${at}`);

function within(areas: readonly FindArea[], field: string): SQL {
	const own = areas.filter(({ fields }) => fields.includes(field));
	if (own.length === 0) return sql`0`;
	const parts = own.map(({ top, bottom }) => sql`place between ${top} and ${bottom}`);
	return sql`(${sql.join(parts, sql` or `)})`;
}
