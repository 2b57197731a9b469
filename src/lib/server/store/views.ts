import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';

export type StoredView = {
	readonly id: Id;
	readonly entity: string;
	readonly name: string;
	readonly user: Id;
	readonly shared: boolean;
	/** JSON. */
	readonly view: string;
};

export async function viewOwner(tx: Tx, id: Id): Promise<Id | undefined> {
	const [row] = await tx.all<{ user: Id }>(sql`select user from savedView where id = ${id}`);
	return row?.user;
}

export const putView = (tx: Tx, { id, entity, name, user, shared, view }: StoredView) =>
	tx.run(
		sql`insert into savedView (id, entity, name, user, shared, view)
			values (${id}, ${entity}, ${name}, ${user}, ${shared}, ${view})
			on conflict (id) do update set name = excluded.name, shared = excluded.shared, view = excluded.view`
	);

export const deleteView = (tx: Tx, id: Id) => tx.run(sql`delete from savedView where id = ${id}`);

export const putPreference = (tx: Tx, user: Id, key: string, value: string) =>
	tx.run(
		sql`insert into preference (user, key, value) values (${user}, ${key}, ${value})
			on conflict (user, key) do update set value = excluded.value`
	);
