import { known } from '#lib/domain/model/assert.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Warehouses, Who, World } from './world.ts';

type Api = ReturnType<World['api']>['entities']['article'];
type Rows<P extends 'list' | 'rows' | 'save'> = Omit<Awaited<ReturnType<Api[P]>>, 'rows'> & {
	readonly rows: readonly AnyRow[];
};
/** The procedures of an entity for a test that goes through all of them: any cells in, any row out. */
export type EntityApi = Omit<Api, 'list' | 'rows' | 'save'> & {
	list(input: Parameters<Api['list']>[0]): Promise<Rows<'list'>>;
	rows(input: Parameters<Api['rows']>[0]): Promise<Rows<'rows'>>;
	save(input: {
		operation: string;
		source?: 'grid' | 'paste' | 'api';
		changes: {
			id: string;
			version: number;
			patch: Readonly<Record<string, unknown>>;
			old?: Readonly<Record<string, unknown>>;
		}[];
		confirmed?: string[];
	}): Promise<Rows<'save'>>;
};

/** Whatever is stored has the same procedures, documents and ledgers too; only the types of their cells differ. */
export function entityApi(
	world: World,
	name: string,
	who?: Who,
	warehouses?: Warehouses
): EntityApi {
	const apis = world.api(who, undefined, warehouses).entities as unknown as Readonly<
		Record<string, EntityApi>
	>;
	return known(apis[name], name);
}

/** The problems with which a call is refused; a call that succeeds or breaks fails the test. */
export async function problemsOf(call: Promise<unknown>): Promise<readonly Problem[]> {
	const error: unknown = await call.then(
		() => new Error('not refused'),
		(error: unknown) => error
	);
	const cause = error instanceof Error ? error.cause : null;
	if (!(cause instanceof Refused)) throw error;
	return cause.problems;
}

export const codesOf = async (call: Promise<unknown>): Promise<readonly string[]> =>
	(await problemsOf(call)).map(({ code }) => code);
