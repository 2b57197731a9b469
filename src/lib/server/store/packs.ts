import { sql } from 'drizzle-orm';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Pack } from '#lib/domain/stock/packs.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Reading } from './rows.ts';

/** A line, what it is about, and the unit in which it counts. */
export type PackedLine = {
	readonly id: Id;
	readonly article: Cell;
	/** Of a line of this table where it names no article itself. */
	readonly orderLine: { readonly table: string; readonly id: Cell } | null;
	readonly pack: Cell;
};

/** By the line, the unit that it names, as its article comes in it. A line without goods or unit has no entry. */
export async function packsOf(
	db: Reading,
	lines: readonly PackedLine[]
): Promise<ReadonlyMap<Id, Pack>> {
	if (lines.length === 0) return new Map();
	const wanted = lines.map(({ id, article, orderLine, pack }) => [
		...[id, article, orderLine?.id ?? null, pack]
	]);
	const table = lines.find(({ orderLine }) => orderLine)?.orderLine?.table;
	const ordered = table
		? sql`coalesce(j.value ->> 1, (select o.article from ${name(table)} as o where o.id = j.value ->> 2))`
		: sql`j.value ->> 1`;
	const rows = await db.all<Pack & { line: Id }>(
		sql`select j.value ->> 0 as line, p.code as unit, own.code as own, p.decimals,
				iif(p.id = own.id, 1, u.numerator) as numerator, iif(p.id = own.id, 1, u.denominator) as denominator
			from json_each(${JSON.stringify(wanted)}) as j
				join article as a on a.id = ${ordered}
				join unit as own on own.id = a.unit join unit as p on p.id = j.value ->> 3
				left join "articleUnit" as u on u.article = a.id and u.unit = p.id`
	);
	return new Map(rows.map(({ line, ...pack }) => [line, pack]));
}
