import type { ProblemCode } from '../problems.ts';

/** An expected failure, told to the user: data, never thrown inside the domain. */
export type Problem = {
	readonly code: ProblemCode;
	readonly params?: Readonly<Record<string, string | number>>;
	/** Where it shows: row id and field, so that a grid can mark the cell. */
	readonly at?: { readonly row: string; readonly field?: string };
	/** A warning may be confirmed: the same call again with `confirmed: [code]`. */
	readonly severity?: 'warning';
};

export const isError = ({ severity }: Pick<Problem, 'severity'>): boolean => severity !== 'warning';

export type Result<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });

export const problemsIn = (result: Result<unknown>): readonly Problem[] =>
	result.ok ? [] : result.problems;

/** What still stands in the way: every error, and each warning that was not confirmed. */
export const standing = (problems: readonly Problem[], confirmed: readonly string[] = []) =>
	problems.filter((problem) => isError(problem) || !confirmed.includes(problem.code));
