import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { Refused } from '#lib/server/refused.ts';

/** The world moved on since the caller looked: he has to look again. */
const CONFLICTS: ReadonlySet<ProblemCode> = new Set([
	'row.changed',
	'row.gone',
	'row.exists',
	'row.referenced',
	'operation.reused',
	'operation.undone',
	'bulk.stale'
]);

/** The only mapping of refusals to what a caller over HTTP sees. */
export function toCallerError({ problems }: Refused): TRPCError {
	const conflict = problems.some(({ code }) => CONFLICTS.has(code));
	return new TRPCError({
		code: conflict ? 'CONFLICT' : 'UNPROCESSABLE_CONTENT',
		message: problems.map(({ code }) => code).join(', '),
		cause: new Refused(problems)
	});
}

/** The problems that an error tells its caller; one that is our own mistake tells none. */
export function problemsOf(cause: unknown): readonly Problem[] {
	if (cause instanceof Refused) return cause.problems;
	if (!(cause instanceof ZodError)) return [];
	return cause.issues.slice(0, 20).map(({ path, message }) => ({
		code: 'request.invalid',
		params: { path: path.map(String).join('.'), expected: message }
	}));
}
