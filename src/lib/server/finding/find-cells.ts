import type { FindPage, Found } from '#lib/domain/find/find.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { hitsOf } from './hits.ts';
import { soughtIn } from './sought.ts';

/** Finds cells of a list by what they show to the reader. */
export async function findCells(reader: Reader, entity: Entity, page: FindPage): Promise<Found> {
	return hitsOf(reader.db, await soughtIn(reader, entity, page.find), page);
}
