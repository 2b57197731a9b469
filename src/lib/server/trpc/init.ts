import { initTRPC, TRPCError } from '@trpc/server';
import { missing } from '#lib/domain/access/grants.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '#lib/server/db/client.ts';
import { Refused } from '#lib/server/refused.ts';
import { seenBy } from '#lib/server/store/seen.ts';
import { problemsOf, toCallerError } from './errors.ts';

export type RequestContext = {
	readonly db: Database;
	readonly actor: Actor | null;
	/** The day of the caller, for formulas and prices; `YYYY-MM-DD`. */
	readonly today: string;
	/** Whether an API token asks, so that the history can tell. */
	readonly token: boolean;
	/** The session of the caller, where he showed a cookie. */
	readonly session?: string | undefined;
};

/** `grant` names what a procedure asks for; null is any signed-in user. */
type Meta = { readonly grant: string | null };

const t = initTRPC
	.context<RequestContext>()
	.meta<Meta>()
	.create({
		errorFormatter({ shape, error }) {
			const { stack: _, ...data } = shape.data;
			const ours = error.code === 'INTERNAL_SERVER_ERROR';
			const message = ours ? 'Something is broken' : shape.message;
			return { ...shape, message, data: { ...data, problems: problemsOf(error.cause) } };
		}
	});

export const router = t.router;
export const createCaller = t.createCallerFactory;

const told = t.procedure.use(async ({ next }) => {
	const result = await next();
	if (!result.ok && result.error.cause instanceof Refused) throw toCallerError(result.error.cause);
	return result;
});

/** For everybody who is signed in, such as his own settings. From here on there is no more of the company than he may know of. */
export const signedIn = told.meta({ grant: null }).use(({ ctx, next }) => {
	const { actor } = ctx;
	if (!actor) throw new TRPCError({ code: 'UNAUTHORIZED' });
	return next({ ctx: { ...ctx, actor, db: seenBy(ctx.db, actor) } });
});

/** For a signed-in user who holds all of these grants, and those that they need: the only source of 401 and 403. */
export const granted = (grant: string, ...besides: readonly string[]) =>
	signedIn.meta({ grant }).use(({ ctx, next }) => {
		for (const each of [grant, ...besides]) {
			const message = missing(ctx.actor.grants, each);
			if (message !== undefined) throw new TRPCError({ code: 'FORBIDDEN', message });
		}
		return next();
	});
