import { createCaller, router } from './init.ts';
import { entitiesRouter } from './routers/entities.ts';
import { rolesRouter } from './routers/roles.ts';
import { sessionRouter } from './routers/session.ts';
import { tokensRouter } from './routers/tokens.ts';
import { usersRouter } from './routers/users.ts';

export const appRouter = router({
	entities: entitiesRouter,
	roles: rolesRouter,
	session: sessionRouter,
	tokens: tokensRouter,
	users: usersRouter
});
export type AppRouter = typeof appRouter;
export const callerOf = createCaller(appRouter);
