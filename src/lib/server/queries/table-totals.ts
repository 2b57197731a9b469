import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Query } from '#lib/domain/model/query.ts';
import { totals, type Totals } from '#lib/server/store/aggregate.ts';
import type { Reader } from './list-page.ts';

/** Counts and sums over every row of a query that the reader may see. */
export const tableTotals = (
	{ db, actor }: Reader,
	entity: Entity,
	query: Query,
	fields: readonly string[]
): Promise<Totals> => totals(db, visibleTo(actor, entity), query, fields);
