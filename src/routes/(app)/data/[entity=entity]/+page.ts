import { entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { PageLoad } from './$types.js';

export const ssr = false;

export const load: PageLoad = ({ params }) => {
	const entity: Entity = entities[params.entity];
	return { entity };
};
