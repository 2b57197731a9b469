import { z } from 'zod';
import { may } from '#lib/domain/access/may.ts';
import type { Notices } from '#lib/domain/notices/notice.ts';
import { readNotices } from '#lib/server/commands/read-notices.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { noticesOf } from '#lib/server/store/notices.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

export const noticesRouter = router({
	list: signedIn.query(({ ctx }) => ownNotices(ctx)),

	/** Marks them as read; without ids, all of them. */
	read: signedIn
		.input(z.strictObject({ ids: z.array(id).max(1000).nullable() }))
		.mutation(async ({ ctx, input }) => {
			await readNotices(ctx, input.ids);
			return ownNotices(ctx);
		})
});

/** What one was told, but for what one may not see any more. */
async function ownNotices({ db, actor }: Context): Promise<Notices> {
	const { notices, unread } = await noticesOf(db, actor.userId);
	const seen = notices.filter(({ entity }) => may(actor, `${entity}.read`));
	if (seen.length === notices.length) return { notices, unread };
	return { notices: seen, unread: seen.filter(({ read }) => !read).length };
}
