import { mayAsk, maySee } from '#lib/domain/access/visible.ts';
import type { Fields } from '#lib/domain/model/field.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { fail, type Result } from '#lib/domain/model/problem.ts';
import type { Formula } from './node.ts';
import { parseFormula } from './parse.ts';

/**
 * Reads a formula for somebody: only the columns that he may see exist in it, and functions that tell more than he may
 * see are refused. `field` is the formula field it is for, if any.
 */
export function readFormula(
	actor: Actor,
	source: string,
	fields: Fields,
	field?: string
): Result<Formula> {
	const seen = Object.entries(fields).filter(([, each]) => maySee(actor, each));
	const parsed = parseFormula(source, Object.fromEntries(seen), field);
	if (!parsed.ok) return parsed;
	const kept = parsed.value.asked.filter((name) => !mayAsk(actor, name));
	if (kept.length === 0) return parsed;
	return fail(...kept.map((name) => ({ code: 'formula.forbidden', params: { name } }) as const));
}
