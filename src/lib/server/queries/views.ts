import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from '#lib/server/store/rows.ts';

/** Anything that JSON can hold; only the pages know what it means. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type SavedView = {
	readonly id: Id;
	readonly entity: string;
	readonly name: string;
	readonly shared: boolean;
	readonly mine: boolean;
	readonly view: Json;
};

type Asker = { readonly db: Reading; readonly actor: Actor };

/** The views of a table that the user made, and those that others share. */
export async function viewsOf({ db, actor }: Asker, entity: string): Promise<readonly SavedView[]> {
	const rows = await db.all<{ id: Id; name: string; user: Id; shared: number; view: string }>(
		sql`select id, name, user, shared, view from savedView
			where entity = ${entity} and (user = ${actor.userId} or shared = 1) order by name collate nocase`
	);
	return rows.map(({ id, name, user, shared, view }) => ({
		id,
		entity,
		name,
		shared: shared === 1,
		mine: user === actor.userId,
		view: JSON.parse(view) as Json
	}));
}

export async function preferenceOf({ db, actor }: Asker, key: string): Promise<Json> {
	const [row] = await db.all<{ value: string }>(
		sql`select value from preference where user = ${actor.userId} and key = ${key}`,
		'short'
	);
	return row ? (JSON.parse(row.value) as Json) : null;
}
