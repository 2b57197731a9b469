import { z } from 'zod';
import { removeView, saveView } from '#lib/server/commands/save-view.ts';
import { viewsOf } from '#lib/server/queries/views.ts';
import { id, newId } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';
import { mustRead } from '#lib/server/trpc/must-read.ts';

const view = z.strictObject({
	id: newId,
	entity: id,
	name: z.string().trim().min(1).max(100),
	shared: z.boolean(),
	view: z.json().refine((value) => JSON.stringify(value).length <= 50_000, 'at most 50 kB')
});

export const viewsRouter = router({
	list: signedIn.input(z.strictObject({ entity: id })).query(({ ctx, input }) => {
		mustRead(ctx.actor, input.entity);
		return viewsOf(ctx, input.entity);
	}),
	save: signedIn.input(view).mutation(({ ctx, input }) => {
		mustRead(ctx.actor, input.entity);
		return saveView(ctx, input);
	}),
	remove: signedIn
		.input(z.strictObject({ id }))
		.mutation(({ ctx, input }) => removeView(ctx, input.id))
});
