import { TRPCClientError } from '@trpc/client';
import type { Problem } from '#lib/domain/model/problem.ts';
import { Refused } from '../refused.ts';

/** What a server answers. Throws Refused for what it refuses. */
export async function told<T>(call: Promise<T>): Promise<T> {
	try {
		return await call;
	} catch (error) {
		if (!(error instanceof TRPCClientError)) throw error;
		// The server's error formatter adds the problems.
		const { problems = [] } = (error.data ?? {}) as { problems?: readonly Problem[] };
		throw problems.length > 0 ? new Refused(problems) : error;
	}
}
