import { trpc } from '#lib/client/trpc.ts';
import { readAddress } from './address.ts';
import type { PageLoad } from './$types.js';

export const ssr = false;

/** Nothing is chosen yet where the address names no article. */
export const load: PageLoad = async ({ url }) => {
	const of = readAddress(url.searchParams);
	return { of, card: of && (await trpc.stock.card.query(of)) };
};
