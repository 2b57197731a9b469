import { createCaller, router } from './init.ts';
import { entitiesRouter } from './routers/entities.ts';
import { sessionRouter } from './routers/session.ts';
import { tokensRouter } from './routers/tokens.ts';

export const appRouter = router({
	entities: entitiesRouter,
	session: sessionRouter,
	tokens: tokensRouter
});
export type AppRouter = typeof appRouter;
export const callerOf = createCaller(appRouter);
