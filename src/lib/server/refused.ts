import type { Problem } from '#lib/domain/model/problem.ts';

/** Carries expected problems out of a command, so that its transaction rolls back. */
export class Refused extends Error {
	constructor(readonly problems: readonly Problem[]) {
		super(problems.map(({ code }) => code).join(', '));
	}
}
