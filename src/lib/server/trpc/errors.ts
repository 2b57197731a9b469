import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
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

/** A state of the server that passes: the same call may be sent again. */
const PASSING: ReadonlySet<ProblemCode> = new Set(['storage.full', 'storage.unreachable']);

/** The only mapping of refusals to what a caller over HTTP sees. */
export function toCallerError({ problems }: Refused): TRPCError {
	return new TRPCError({
		code: codeOf(problems),
		message: problems.map(({ code }) => code).join(', '),
		cause: new Refused(problems)
	});
}

/** What a route beside tRPC answers to a refusal. Throws whatever else it is given. */
export function refusalResponse(failure: unknown): Response {
	if (!(failure instanceof Refused)) throw failure;
	const status = getHTTPStatusCodeFromError(toCallerError(failure));
	return Response.json({ problems: failure.problems }, { status });
}

function codeOf(problems: readonly Problem[]) {
	if (problems.some(({ code }) => PASSING.has(code))) return 'SERVICE_UNAVAILABLE';
	return problems.some(({ code }) => CONFLICTS.has(code)) ? 'CONFLICT' : 'UNPROCESSABLE_CONTENT';
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
