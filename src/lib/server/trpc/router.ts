import { createCaller, router } from './init.ts';
import { entitiesRouter } from './routers/entities.ts';

export const appRouter = router({ entities: entitiesRouter });
export type AppRouter = typeof appRouter;
export const callerOf = createCaller(appRouter);
