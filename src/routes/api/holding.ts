import { error } from '@sveltejs/kit';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';

/** Who asks a route of its own, and holds all these rights. Answers 401, or 403 with the right that is missing. */
export function holding(actor: Actor | null, ...grants: readonly string[]): Actor {
	if (!actor) error(401, 'Sign in');
	const missing = grants.find((grant) => !may(actor, grant));
	if (missing !== undefined) error(403, missing);
	return actor;
}
