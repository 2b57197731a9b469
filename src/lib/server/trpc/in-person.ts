import { TRPCError } from '@trpc/server';
import { signedIn } from './init.ts';

/** For a user who signed in with his password: an API token decides nothing about sessions, passwords and tokens. */
export const inPerson = signedIn.use(({ ctx, next }) => {
	if (ctx.session === undefined) {
		throw new TRPCError({ code: 'FORBIDDEN', message: 'Sign in with a password' });
	}
	return next({ ctx: { ...ctx, session: ctx.session } });
});
