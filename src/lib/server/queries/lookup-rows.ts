import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Filter } from '#lib/domain/model/query.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { where } from '#lib/server/store/conditions.ts';
import { lookup, type Option } from '#lib/server/store/references.ts';
import { columnsFor } from './columns.ts';
import type { Reader } from './list-page.ts';

type Asked = {
	readonly search: string;
	readonly ids?: readonly Id[] | undefined;
	readonly limit: number;
	readonly filter?: Filter | undefined;
};

/** Rows to choose from, of those that meet a condition; refused where it names what the reader may not see. */
export async function lookupRows(
	reader: Reader,
	entity: Entity,
	{ filter, ...asked }: Asked
): Promise<Option[]> {
	if (!filter) return lookup(reader.db, entity, asked);
	const columns = await columnsFor(reader, entity, { filter });
	const condition = where(visibleTo(reader.actor, entity), columns, { filter });
	return lookup(reader.db, entity, asked, condition);
}
