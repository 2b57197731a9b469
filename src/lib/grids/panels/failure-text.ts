import type { Failure } from '#lib/client/failure.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { m } from '#lib/paraglide/messages.js';
import { text } from '#lib/ui/text.ts';

export const problemText = ({ code, params }: Problem): string => text(`problem.${code}`, params);

/** Why a call failed, in the user's words. */
export function failureText(failure: Failure): string {
	if (failure.kind === 'refused') {
		return [...new Set(failure.problems.map(problemText))].slice(0, 5).join(' · ');
	}
	return texts[failure.kind]();
}

const texts = {
	offline: () => m['ui.offline'](),
	'signed-out': () => m['ui.signedOut'](),
	forbidden: () => m['ui.forbidden'](),
	broken: () => m['ui.broken']()
} as const satisfies Record<Exclude<Failure['kind'], 'refused'>, () => string>;
