import { entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { isValued } from '#lib/server/store/costs.ts';
import type { Reading } from '#lib/server/store/rows.ts';

/** Goods are valued by one method for ever: it stays once the first of them have a cost (Decision 6). */
export async function frozenProblems(
	db: Reading,
	{ name }: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> {
	if (name !== entities.company.name) return [];
	const field = 'costMethod';
	const changing = drafts.filter(({ before, changed }) => before !== null && changed.has(field));
	if (changing.length === 0 || !(await isValued(db))) return [];
	return changing.map(({ id }) => ({ code: 'cost-method.frozen', at: { row: id, field } }));
}
