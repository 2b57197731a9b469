import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from '#lib/server/trpc/router.ts';

/** The typed way to the server. Calls of one tick travel together, never more than the server takes. */
export const trpc = createTRPCClient<AppRouter>({
	links: [httpBatchLink({ url: '/api/trpc', maxItems: 10 })]
});
