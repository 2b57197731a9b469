import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import type { Id, Row } from '#lib/domain/model/row.ts';
import { rowsOf, type Reading } from './rows.ts';

export type Batch = Row<typeof entities.batch>;
export type BatchKey = { readonly article: Id; readonly code: string };

/** What is known of these batches; their codes differ by more than the case of letters. */
export const batchesOf = (db: Reading, keys: readonly BatchKey[]): Promise<readonly Batch[]> =>
	rowsOf(
		db,
		entities.batch,
		sql`r.rowid in (
			select b.rowid from json_each(${JSON.stringify(keys)}) as j join batch as b
				on b.article = j.value ->> 'article' and b.code = j.value ->> 'code' collate nocase)`
	);
