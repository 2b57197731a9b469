import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import type { PageLoad } from './$types.js';

export const ssr = false;

export const load: PageLoad = ({ params }) => {
	return { entity: known(stored[params.entity], params.entity) };
};
