import { redirect } from '@sveltejs/kit';
import { tableAddress } from '#lib/client/table-address.ts';
import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import type { PageLoad } from './$types.js';

export const ssr = false;

export const load: PageLoad = ({ params, url }) => {
	const address = tableAddress(params.entity);
	if (url.pathname !== address) redirect(308, `${address}${url.search}`);
	return { entity: known(stored[params.entity], params.entity) };
};
