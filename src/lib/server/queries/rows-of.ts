import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import { entityFor } from './formula-columns.ts';
import { toWire } from './list-page.ts';

/** Stored rows of a table, with the columns that the reader has there, made ready for the wire. */
export async function rowsOf(
	reader: Parameters<typeof toWire>[0],
	table: string,
	rows: readonly AnyRow[]
) {
	return toWire(reader, await entityFor(reader, known(stored[table], table)), rows);
}
