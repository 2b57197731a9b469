import type { ParamMatcher } from '@sveltejs/kit';
import { isReport } from '#lib/domain/reports/index.ts';

export const match = ((name) => isReport(name)) satisfies ParamMatcher;
