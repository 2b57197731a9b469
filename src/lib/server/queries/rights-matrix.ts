import { sql } from 'drizzle-orm';
import { described, grants } from '#lib/domain/access/grants.ts';
import type { Context } from '#lib/server/db/transaction.ts';

export type RoleRights = {
	readonly id: string;
	readonly version: number;
	/** Set for roles of the set-up. */
	readonly key: string | null;
	readonly name: string;
	readonly grants: readonly string[];
	/** The administrator holds every right, and none can be taken from him. */
	readonly fixed: boolean;
};

type Stored = Omit<RoleRights, 'grants' | 'fixed'> & { readonly grants: string };

/** Every role with its rights, and every right there is with its text. */
export async function rightsMatrix({ db }: Pick<Context, 'db'>) {
	const roles = await db.all<Stored>(
		sql`select r.id, r.version, r.key, r.name, (select json_group_array(g."grant") from roleGrant g
			where g.role = r.id) as grants from role r order by r.rowid`
	);
	return { roles: roles.map(toRights), grants: described };
}

function toRights(role: Stored): RoleRights {
	const fixed = role.key === 'administrator';
	// json_group_array() yields a JSON list of text.
	const held = fixed ? grants : (JSON.parse(role.grants) as string[]);
	return { ...role, grants: held, fixed };
}

/** The rows by which a role holds a grant: one or none. */
export const grantRows = ({ db }: Pick<Context, 'db'>, role: string, grant: string) =>
	db.all<{ id: string; version: number }>(
		sql`select id, version from roleGrant where role = ${role} and "grant" = ${grant}`
	);
