import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';

/** The problems of each row; those of none under ''. */
export function byRow(problems: readonly Problem[]): ReadonlyMap<Id, readonly Problem[]> {
	const rows = new Map<Id, Problem[]>();
	for (const problem of problems) {
		const row = problem.at?.row ?? '';
		const some = rows.get(row);
		if (some) some.push(problem);
		else rows.set(row, [problem]);
	}
	return rows;
}
