import type { Entity } from './entity.ts';
import type { AnyRow, Cell } from './row.ts';
import { plainCell, storedEntries } from './schema.ts';

/** A row as it crosses the wire: plain decimals. Formula fields are filled in by whoever can compute them. */
export function toPlainRow(entity: Entity, row: AnyRow): AnyRow {
	const plain: Record<string, Cell> = {};
	for (const [name, field] of storedEntries(entity.fields)) {
		plain[name] = plainCell(field, row[name] ?? null);
	}
	return { ...plain, id: row.id, version: row.version };
}
