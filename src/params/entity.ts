import type { ParamMatcher } from '@sveltejs/kit';
import { stored } from '#lib/domain/registry.ts';

export const match = ((name) => Object.hasOwn(stored, name)) satisfies ParamMatcher;
