import { TRPCClientError } from '@trpc/client';
import type { Problem } from '#lib/domain/model/problem.ts';

/** Why a call failed, as the caller must answer it. */
export type Failure =
	/** The server was not reached, or cannot do it for now, which `problems` tell: the same call may be sent again. */
	| { readonly kind: 'offline'; readonly problems: readonly Problem[] }
	| { readonly kind: 'signed-out' }
	| { readonly kind: 'forbidden' }
	| { readonly kind: 'refused'; readonly problems: readonly Problem[] }
	| { readonly kind: 'broken'; readonly message: string };

/** Sorts whatever a call threw. Bodies that are not ours (a proxy's page) count as not reached. */
export function failureOf(error: unknown): Failure {
	if (!(error instanceof TRPCClientError)) return { kind: 'broken', message: String(error) };
	const { problems = [], httpStatus } = answerOf(error);
	if (httpStatus === undefined || PASSING.has(httpStatus)) return { kind: 'offline', problems };
	if (problems.length > 0) return { kind: 'refused', problems };
	if (httpStatus === 401) return { kind: 'signed-out' };
	if (httpStatus === 403) return { kind: 'forbidden' };
	return { kind: 'broken', message: error.message };
}

const PASSING: ReadonlySet<number> = new Set([502, 503, 504]);

export const problemsOf = (error: unknown): readonly Problem[] => {
	const failure = failureOf(error);
	return failure.kind === 'refused' ? failure.problems : [];
};

// What the server's error formatter adds; the client's type of it is wider than what is read here.
const answerOf = (error: TRPCClientError<never>) =>
	(error.data ?? {}) as { httpStatus?: number; problems?: readonly Problem[] };
