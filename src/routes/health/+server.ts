import { json } from '@sveltejs/kit';
import { getApp } from '#lib/server/app.ts';
import type { RequestHandler } from './$types';

/** Answers when the product is ready; for the demo company also with its sign-ins, which are no secret. */
export const GET: RequestHandler = async () => {
	const { signIns } = await getApp();
	return json({ ready: true, signIns });
};
