import { z } from 'zod';
import { isGrant } from '#lib/domain/access/grants.ts';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { apiTokensOf, createApiToken, revokeApiToken } from '#lib/server/auth/api-token.ts';
import { Refused } from '#lib/server/refused.ts';
import { id, newId } from '#lib/server/trpc/inputs.ts';
import { inPerson } from '#lib/server/trpc/in-person.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

const grant = 'tokens.own';
const own = granted(grant);

/** A token makes and ends no tokens: a leaked one would never end. */
const personal = own.concat(inPerson).meta({ grant });

export const tokensRouter = router({
	list: own.query(async ({ ctx }) => ({ tokens: await apiTokensOf(ctx.db, ctx.actor.userId) })),

	/** Answers the secret, this once. */
	create: personal
		.input(
			z.strictObject({
				id: newId,
				name: z.string().trim().min(1).max(100),
				scopes: z.array(z.string().max(100)).min(1).max(1000),
				/** Milliseconds since 1970. */
				expiresAt: z.int()
			})
		)
		.mutation(async ({ ctx, input }) => {
			const problems = problemsWith(ctx.actor, input.scopes, input.expiresAt - Date.now());
			if (problems.length > 0) throw new Refused(problems);
			const scopes = [...new Set(input.scopes)];
			const token = { ...input, scopes, user: ctx.actor.userId };
			const secret = await createApiToken(ctx.db, token);
			if (secret === null) throw new Refused([{ code: 'row.exists' }]);
			return { id: input.id, secret };
		}),

	revoke: personal.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
		if (await revokeApiToken(ctx.db, ctx.actor.userId, input.id)) return { revoked: input.id };
		throw new Refused([{ code: 'row.gone' }]);
	})
});

function problemsWith(actor: Actor, scopes: readonly string[], lastsMs: number): Problem[] {
	const inTime = lastsMs > 0 && lastsMs <= LONGEST_DAYS * DAY_MS;
	const expiry: Problem = { code: 'auth.expiry', params: { days: LONGEST_DAYS } };
	return [...scopes.flatMap((scope) => scopeProblem(actor, scope)), ...(inTime ? [] : [expiry])];
}

function scopeProblem(actor: Actor, grant: string): Problem[] {
	if (!isGrant(grant)) return [{ code: 'auth.grant-unknown', params: { grant } }];
	return may(actor, grant) ? [] : [{ code: 'auth.grant-missing', params: { grant } }];
}
