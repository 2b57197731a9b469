import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Query } from '#lib/domain/model/query.ts';
import {
	distinct,
	totals,
	type Distinct,
	type Stretch,
	type Totals
} from '#lib/server/store/aggregate.ts';
import { columnsFor } from './columns.ts';
import type { Reader } from './list-page.ts';

export type Summed = {
	readonly query: Query;
	readonly fields: readonly string[];
	readonly stretch?: Stretch | undefined;
};

/** Counts and sums over the rows of a query, or a stretch of them, in what the reader may see. */
export async function tableTotals(
	reader: Reader,
	entity: Entity,
	{ query, fields, stretch }: Summed
): Promise<Totals> {
	const columns = await columnsFor(reader, entity, query, fields);
	return totals(reader.db, visibleTo(reader.actor, entity), query, fields, columns, stretch);
}

export type Values = { readonly field: string; readonly query: Query; readonly search: string };

/** The values of one column among the rows of a query that the reader may see. */
export async function tableDistinct(
	reader: Reader,
	entity: Entity,
	{ field, query, search }: Values
): Promise<readonly Distinct[]> {
	const columns = await columnsFor(reader, entity, query, [field]);
	return distinct(reader.db, visibleTo(reader.actor, entity), query, field, search, columns);
}
