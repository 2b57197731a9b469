import { getApp } from '#lib/server/app.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import type { RequestHandler } from './$types';

const handle: RequestHandler = async ({ request, locals }) =>
	answer(request, { ...(await getApp()), ...locals });

export { handle as GET, handle as POST };
