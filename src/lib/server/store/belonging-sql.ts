import { belongingOf, type Belonging, type Reference } from '#lib/domain/access/belonging.ts';
import { known } from '#lib/domain/model/assert.ts';

/** Rows of a statement that name the warehouses which the reader may know of: seen.ts puts it before each. */
export const ALLOWED = '"allowed warehouse"';

/** How a cell of a row is written in SQL, by the name of its field. */
export type Cells = (field: string) => string;

/** The cells of a row under the alias of its table. Names come from the registry. */
export const cellsAt =
	(alias: string): Cells =>
	(field) =>
		`${alias}."${field}"`;

/** Whether a row of a table that belongs to warehouses is seen. */
export function seenSql(table: string, cells: Cells, depth = 0): string {
	const own = known(belongingOf(table), table);
	const whole = own.owner ? [isSeen(own.owner, cells, depth)] : [];
	return `(${[...whole, ...liesSeen(own, cells, depth)].join(' and ')})`;
}

function liesSeen({ sides, somewhere }: Belonging, cells: Cells, depth: number): readonly string[] {
	if (sides.length === 0) return [];
	const lies = sides.map((side) => isSeen(side, cells, depth));
	const nowhere = sides.map(({ field }) => `${cells(field)} is null`).join(' and ');
	return [`(${[...lies, ...(somewhere ? [] : [`(${nowhere})`])].join(' or ')})`];
}

/** Whether it may be written: no warehouse that it names is hidden. A row it belongs to that is gone goes by itself. */
export function writableSql(table: string, cells: Cells, depth = 0): string {
	const { sides, owner } = known(belongingOf(table), table);
	const parts = sides.map(
		(side) => `(${cells(side.field)} is null or ${isSeen(side, cells, depth)})`
	);
	if (!owner) return `(${parts.join(' and ')})`;
	const alias = `w${depth}`;
	const its = `select 1 from main."${owner.to}" as ${alias} where ${alias}.id = ${cells(owner.field)}`;
	const whole =
		owner.to === 'warehouse'
			? isSeen(owner, cells, depth)
			: `not exists (${its} and not ${writableSql(owner.to, cellsAt(alias), depth + 1)})`;
	return `(${[whole, ...parts].join(' and ')})`;
}

/** Whether the row that a cell names is there and seen. */
export function isSeen({ field, to }: Reference, cells: Cells, depth = 0): string {
	if (to === 'warehouse') return `${cells(field)} in (select id from ${ALLOWED})`;
	const alias = `x${depth}`;
	return `exists (select 1 from main."${to}" as ${alias}
		where ${alias}.id = ${cells(field)} and ${seenSql(to, cellsAt(alias), depth + 1)})`;
}

/**
 * Whether a row that a log or a message names is seen, by the cells that say its table and its id. One that is gone is
 * seen by what stood in it at last.
 */
export function namedSql(tables: readonly string[], table: string, row: string): string {
	const cases = tables.map((name) => `when '${name}' then ${wasSeen(name, row, 0)}`);
	return `(case ${table} ${cases.join(' ')} else 1 end)`;
}

function wasSeen(table: string, row: string, depth: number): string {
	const [there, gone] = [`t${depth}`, `g${depth}`];
	const its = `select 1 from main."${table}" as ${there} where ${there}.id = ${row}`;
	const last = `select d.before as cells, d.row as id from main.change as d where d.row = ${row}
		and d.entity = '${table}' and d.kind = 'delete' order by d.operation desc limit 1`;
	const cells: Cells = (field) =>
		field === 'id' ? `${gone}.id` : `(${gone}.cells ->> '${field}')`;
	return `(exists (${its} and ${seenSql(table, cellsAt(there), depth + 1)})
		or (not exists (${its}) and exists (select 1 from (${last}) as ${gone}
			where ${wereSeen(table, cells, depth + 1)})))`;
}

/** The same of a row that is gone: what it belonged to may be gone as well. */
function wereSeen(table: string, cells: Cells, depth: number): string {
	const own = known(belongingOf(table), table);
	const { owner } = own;
	if (!owner || owner.to === 'warehouse') return seenSql(table, cells, depth);
	const whole = wasSeen(owner.to, cells(owner.field), depth);
	return `(${[whole, ...liesSeen(own, cells, depth)].join(' and ')})`;
}
