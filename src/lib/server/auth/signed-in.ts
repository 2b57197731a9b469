import type { Actor } from '#lib/domain/model/permission.ts';

/** Who a request comes from. `session` is null where an API token was shown instead of a cookie. */
export type SignedIn = {
	readonly actor: Actor;
	readonly session: string | null;
	readonly language: string;
};
