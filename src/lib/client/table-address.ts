import { documents } from '#lib/domain/documents/index.ts';
import type { Id } from '#lib/domain/model/row.ts';

const TABLES = '/data/';
const DOCUMENTS = '/documents/';

/** Where a table is seen, with a row of it open. */
export function tableAddress(entity: string, row?: Id): string {
	const page = `${Object.hasOwn(documents, entity) ? DOCUMENTS : TABLES}${entity}`;
	return row === undefined ? page : `${page}?row=${encodeURIComponent(row)}`;
}

/** Which table is seen at a path. */
export const tableAt = (path: string): string | undefined =>
	[TABLES, DOCUMENTS]
		.filter((start) => path.startsWith(start))
		.map((start) => path.slice(start.length))[0];

/** One page shows all tables: where documents have their own address, the path of the page that shows them. */
export function pageOf(path: string): string | undefined {
	const name = path.startsWith(DOCUMENTS) ? path.slice(DOCUMENTS.length) : '';
	return Object.hasOwn(documents, name) ? `${TABLES}${name}` : undefined;
}
