import type { Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { readNotices as mark } from '#lib/server/store/notices.ts';
import { writeNotices } from '#lib/server/writing/write-notices.ts';

/** The user has read these of his notices, or all. */
export const readNotices = (context: Context, ids: readonly Id[] | null): Promise<unknown> =>
	writeNotices(
		context,
		(tx) => mark(tx, context.actor.userId, ids),
		() => [context.actor.userId]
	);
