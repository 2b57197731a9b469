import { createCaller, router } from './init.ts';
import { countingRouter } from './routers/counting.ts';
import { documentsRouter } from './routers/documents.ts';
import { entitiesRouter } from './routers/entities.ts';
import { importsRouter } from './routers/imports.ts';
import { jobsRouter } from './routers/jobs.ts';
import { reportsRouter } from './routers/reports.ts';
import { rolesRouter } from './routers/roles.ts';
import { historyRouter } from './routers/history.ts';
import { liveRouter } from './routers/live.ts';
import { movingRouter } from './routers/moving.ts';
import { noticesRouter } from './routers/notices.ts';
import { offersRouter } from './routers/offers.ts';
import { preferencesRouter } from './routers/preferences.ts';
import { purchasingRouter } from './routers/purchasing.ts';
import { recordsRouter } from './routers/records.ts';
import { salesRouter } from './routers/sales.ts';
import { sessionRouter } from './routers/session.ts';
import { sheetsRouter } from './routers/sheets.ts';
import { stockRouter } from './routers/stock.ts';
import { tokensRouter } from './routers/tokens.ts';
import { viewsRouter } from './routers/views.ts';
import { usersRouter } from './routers/users.ts';

export const appRouter = router({
	entities: entitiesRouter,
	counting: countingRouter,
	documents: documentsRouter,
	history: historyRouter,
	live: liveRouter,
	moving: movingRouter,
	notices: noticesRouter,
	views: viewsRouter,
	offers: offersRouter,
	preferences: preferencesRouter,
	imports: importsRouter,
	jobs: jobsRouter,
	records: recordsRouter,
	purchasing: purchasingRouter,
	reports: reportsRouter,
	roles: rolesRouter,
	sales: salesRouter,
	session: sessionRouter,
	sheets: sheetsRouter,
	stock: stockRouter,
	tokens: tokensRouter,
	users: usersRouter
});
export type AppRouter = typeof appRouter;
export const callerOf = createCaller(appRouter);
