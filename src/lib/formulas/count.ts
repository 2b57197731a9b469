import type { Problem } from '#lib/domain/model/problem.ts';
import { parametersOf } from './parameters.ts';
import type { Signature } from './signatures.ts';

type Counts = Pick<Signature, 'least' | 'most' | 'pairs'>;

/** Why a function cannot be called with so many arguments: too many, or the parameters that it lacks. */
export function countProblem(
	name: string,
	given: number,
	{ least, most, pairs }: Counts
): Problem | undefined {
	if (given > most) return { code: 'formula.too-many-arguments', params: { name, most } };
	const wanted = Math.max(least, pairs ? given + (given % 2) : given);
	if (given === wanted) return undefined;
	const missing = Array.from({ length: wanted - given }, (_, at) => nameOf(name, given + at));
	return { code: 'formula.missing-arguments', params: { name, missing: missing.join(', ') } };
}

function nameOf(name: string, at: number): string {
	const { list = [], repeats = 0 } = parametersOf(name) ?? {};
	return (
		list[at < list.length ? at : list.length - repeats + ((at - list.length) % repeats)]?.name ?? ''
	);
}
