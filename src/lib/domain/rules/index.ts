import type { Rule } from '../model/rule.ts';

/** Every business rule over rows, one line each; those of one entity run in this order. */
export const rules: readonly Rule[] = [];

export const rulesOf = (entity: string): readonly Rule[] =>
	rules.filter((rule) => rule.entity === entity);
