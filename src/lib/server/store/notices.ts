import { sql } from 'drizzle-orm';
import type { Notice, NoticeCode, Notices } from '#lib/domain/notices/notice.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

export type NewNotice = Omit<Notice, 'read'> & { readonly user: Id };

/** As many as a list shows. */
const MOST = 50;

export async function noticesOf(db: Reading, user: Id): Promise<Notices> {
	const rows = await db.all<Omit<Notice, 'params' | 'read'> & { params: string; read: number }>(
		sql`select id, at, code, params, entity, row, read from notice where user = ${user}
			order by rowid desc limit ${MOST}`
	);
	const [count] = await db.all<{ unread: number }>(
		sql`select count(*) as unread from notice where user = ${user} and read = 0`
	);
	return {
		// Written by addNotices().
		notices: rows.map((row) => ({
			...row,
			params: JSON.parse(row.params) as Notice['params'],
			read: row.read === 1
		})),
		unread: Number(count?.unread ?? 0)
	};
}

/** Marks notices of a user as read; all of them without ids. */
export const readNotices = (tx: Tx, user: Id, ids: readonly Id[] | null) =>
	tx.run(
		sql`update notice set read = 1 where user = ${user} and read = 0
			and (${ids === null ? 1 : 0} or id in (select value from json_each(${JSON.stringify(ids ?? [])})))`
	);

export const addNotices = (tx: Tx, added: readonly NewNotice[]) =>
	tx.run(
		sql`insert into notice (id, user, at, code, params, entity, row, read, over)
			select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 0, 0
				from json_each(${JSON.stringify(added.map(cells))})`
	);

const cells = ({ id, user, at, code, params, entity, row }: NewNotice) => [
	...[id, user, at, code, JSON.stringify(params), entity, row]
];

/** What was told of these rows is over: the next time it is told anew. */
export const endNotices = (tx: Tx, code: NoticeCode, rows: readonly Id[]) =>
	tx.run(
		sql`update notice set over = 1 where code = ${code} and over = 0
			and row in (select value from json_each(${JSON.stringify(rows)}))`
	);
