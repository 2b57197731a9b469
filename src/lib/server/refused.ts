import type { Problem } from '#lib/domain/model/problem.ts';

/** Carries expected problems to the caller: out of a command, so that its transaction rolls back, or out of a query. */
export class Refused extends Error {
	constructor(readonly problems: readonly Problem[]) {
		super(problems.map(({ code }) => code).join(', '));
	}
}

/** What an error of the file system is to the user: a full disk is told, anything else is our mistake. */
export const toldIfFull = (error: unknown): unknown =>
	error instanceof Error && 'code' in error && error.code === 'ENOSPC'
		? new Refused([{ code: 'storage.full' }])
		: error;
