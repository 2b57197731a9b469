import type { TRPCLink } from '@trpc/client';
import type { AppRouter } from '#lib/server/trpc/router.ts';

const MOST = 500;
const own = new Set<string>();

/** Whether this window asked for the operation: what it did is known here already. */
export const isOwn = (operation: string): boolean => own.has(operation);

/** Notes each operation before it is sent, because news of it may come sooner than its answer. */
export const notingOperations: TRPCLink<AppRouter> =
	() =>
	({ next, op }) => {
		const { operation } = (op.input ?? {}) as { readonly operation?: unknown };
		if (typeof operation === 'string') note(operation);
		return next(op);
	};

function note(operation: string) {
	own.add(operation);
	for (const oldest of own) {
		if (own.size <= MOST) return;
		own.delete(oldest);
	}
}
