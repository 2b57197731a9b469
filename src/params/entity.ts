import type { ParamMatcher } from '@sveltejs/kit';
import { entities, type EntityName } from '#lib/domain/entities/index.ts';

export const match = ((name: string): name is EntityName =>
	Object.hasOwn(entities, name)) satisfies ParamMatcher;
