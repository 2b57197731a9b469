import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';

/** The problems of each row; those of none under ''. */
export const byRow = (problems: readonly Problem[]): ReadonlyMap<Id, readonly Problem[]> =>
	groupBy(problems, ({ at }) => at?.row ?? '');
