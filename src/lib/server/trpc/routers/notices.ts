import { z } from 'zod';
import { may } from '#lib/domain/access/may.ts';
import { readNotices } from '#lib/server/commands/read-notices.ts';
import { noticesOf } from '#lib/server/store/notices.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

export const noticesRouter = router({
	/** What one was told; not what one may not see any more. */
	list: signedIn.query(async ({ ctx }) => {
		const { notices, unread } = await noticesOf(ctx.db, ctx.actor.userId);
		const seen = notices.filter(({ entity }) => may(ctx.actor, `${entity}.read`));
		return { notices: seen, unread: seen.length < notices.length ? countUnread(seen) : unread };
	}),

	/** Without ids, all of them. */
	read: signedIn
		.input(z.strictObject({ ids: z.array(id).max(1000).nullable() }))
		.mutation(async ({ ctx, input }) => {
			await readNotices(ctx, input.ids);
			return noticesOf(ctx.db, ctx.actor.userId);
		})
});

const countUnread = (notices: readonly { readonly read: boolean }[]): number =>
	notices.filter(({ read }) => !read).length;
