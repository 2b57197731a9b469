import type { Failure } from '#lib/client/failure.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { wordedParams } from '#lib/domain/problem-words.ts';
import { m, text } from '#lib/ui/text.ts';

/** A problem in the user's words. */
export const problemText = (problem: Problem, entity?: Entity): string =>
	text(`problem.${problem.code}`, wordedParams(problem, entity?.name, text));

/** Why a call failed, in the user's words. */
export function failureText(failure: Failure, entity?: Entity): string {
	const problems = 'problems' in failure ? failure.problems : [];
	if (failure.kind !== 'refused' && problems.length === 0) return texts[failure.kind]();
	const told = problems.map((problem) => problemText(problem, entity));
	return [...new Set(told)].slice(0, 5).join(' · ');
}

const texts = {
	offline: () => m['ui.offline'](),
	'signed-out': () => m['ui.signedOut'](),
	forbidden: () => m['ui.forbidden'](),
	broken: () => m['ui.broken']()
} as const satisfies Record<Exclude<Failure['kind'], 'refused'>, () => string>;
