import { TRPCError } from '@trpc/server';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';

/** For what tells of a table that the request names, such as its history: it takes the right to read its rows. */
export function mustRead(actor: Actor, entity: string) {
	if (!may(actor, `${entity}.read`)) {
		throw new TRPCError({ code: 'FORBIDDEN', message: `${entity}.read` });
	}
}
