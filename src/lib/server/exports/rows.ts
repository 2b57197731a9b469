import type { Entity } from '#lib/domain/model/entity.ts';
import type { Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { breathe } from '../db/transaction.ts';
import { listPage, type Reader } from '../queries/list-page.ts';
import type { ExportColumn } from './columns.ts';

/** Rows a page: one is in memory while the next is asked for. */
const PAGE = 1000;

/** Pages of rows, each cell as it is to stand in the file: references by title, choices by label, the rest plain. */
export async function* exportRows(
	reader: Reader,
	entity: Entity,
	query: Query,
	columns: readonly ExportColumn[]
): AsyncGenerator<readonly (readonly Cell[])[]> {
	let after: string | null = null;
	for (let offset = 0; ; offset += PAGE) {
		const place = after === null ? { offset } : { offset: 0, after };
		const page = await listPage(reader, entity, { ...query, ...place, limit: PAGE });
		yield page.rows.map((row) =>
			columns.map((column) => shown(column, row[column.name] ?? null, page.refs))
		);
		if (page.rows.length < PAGE) return;
		after = page.after;
		await breathe();
	}
}

export function shown(
	{ field, labels }: ExportColumn,
	cell: Cell,
	refs: Readonly<Record<string, string>>
): Cell {
	if (cell === null) return null;
	if (field.kind === 'ref') return refs[String(cell)] ?? '';
	if (field.kind === 'choice') return labels.get(String(cell)) ?? cell;
	return cell;
}
