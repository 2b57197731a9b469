import { error } from '@sveltejs/kit';
import { problemsOf } from '#lib/client/failure.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { PageLoad } from './$types.js';

export const ssr = false;

export const load: PageLoad = async ({ params }) => {
	const sheet = await trpc.sheets.read.query({ id: params.id }).catch((failure: unknown) => {
		if (problemsOf(failure).some(({ code }) => code === 'row.gone')) error(404);
		throw failure;
	});
	return { sheet };
};
