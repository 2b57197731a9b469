import { sql, type SQL } from 'drizzle-orm';
import { grants as everyGrant } from '#lib/domain/access/grants.ts';
import { counting, may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '../db/client.ts';

/** A user as one row: what he may do is read with him, so a changed role counts from the next request on. */
export type PersonRow = {
	readonly user: string;
	readonly login: string;
	readonly name: string;
	readonly language: string;
	readonly active: number;
	/** JSON lists. */
	readonly roles: string;
	readonly grants: string;
	readonly warehouses: string;
	readonly administrator: number;
};

/** The columns of PersonRow, to be selected beside a table `user` under the name `u`. */
export const personColumns: SQL = sql`u.id as user, u.login,
	trim(coalesce(u.firstName, '') || ' ' || u.name) as name, u.language, u.active,
	(select json_group_array(role) from (select role from userRole where user = u.id order by role)) as roles,
	(select json_group_array(distinct g."grant") from userRole h join roleGrant g on g.role = h.role
		where h.user = u.id) as grants,
	(select json_group_array(warehouse) from (select warehouse from userWarehouse where user = u.id
		order by warehouse)) as warehouses,
	exists (select 1 from userRole h join role r on r.id = h.role
		where h.user = u.id and r.key = 'administrator') as administrator`;

/**
 * The rights of all roles together; the role `administrator` holds every grant there is, also later ones. Who is limited
 * to no warehouse may know of all, and so may every administrator: there is always somebody who sees the whole company.
 */
export function toActor(person: PersonRow): Actor {
	const held = person.administrator ? everyGrant : readList(person.grants);
	const limits = person.administrator ? [] : readList(person.warehouses);
	return {
		userId: person.user,
		name: person.name,
		grants: new Set(held),
		warehouses: limits.length === 0 ? 'all' : limits
	};
}

/** A user as one who acts, or undefined where there is no such user. */
export async function actorOf(db: Database, user: string): Promise<Actor | undefined> {
	const [person] = await db.all<PersonRow>(
		sql`select ${personColumns} from user u where u.id = ${user}`,
		'short'
	);
	return person && toActor(person);
}

/** Whether somebody may do and know of all that another one may. */
export const mayAsMuch = (actor: Actor, other: Actor): boolean =>
	counting(other).every((grant) => may(actor, grant)) && knowsAsMuch(actor, other);

function knowsAsMuch({ warehouses }: Actor, other: Actor): boolean {
	if (warehouses === 'all') return true;
	return other.warehouses !== 'all' && other.warehouses.every((each) => warehouses.includes(each));
}

/** The same actor with no more rights than `scopes`. */
export const narrowed = (actor: Actor, scopes: readonly string[]): Actor => ({
	...actor,
	grants: new Set(scopes.filter((scope) => actor.grants.has(scope)))
});

/** JSON lists of text are written by this folder and by json_group_array alone. */
export const readList = (json: string): readonly string[] => JSON.parse(json) as string[];
