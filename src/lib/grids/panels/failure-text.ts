import type { Failure } from '#lib/client/failure.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { m } from '#lib/paraglide/messages.js';
import { text } from '#lib/ui/text.ts';
import { fieldLabel } from './shown.ts';

/** A problem in the user's words; a field it names is called by its label where the entity is known. */
export function problemText({ code, params }: Problem, entity?: Entity): string {
	const field = params?.['field'];
	const known = entity && typeof field === 'string' && entity.fields[field];
	return text(`problem.${code}`, known ? { ...params, field: fieldLabel(entity, field) } : params);
}

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
