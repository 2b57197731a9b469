import { TRPCError } from '@trpc/server';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';

/** For what a request asks besides: it takes a right of its own. */
export function mustHold(actor: Actor, grant: string) {
	if (!may(actor, grant)) throw new TRPCError({ code: 'FORBIDDEN', message: grant });
}
