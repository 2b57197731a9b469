import { sql } from 'drizzle-orm';
import type { RoleKey } from '#lib/domain/access/roles.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { saveRows } from '../commands/save-rows.ts';
import type { Database } from '../db/client.ts';
import { newId } from '../new-id.ts';
import { Refused } from '../refused.ts';
import { KONTOR } from '../setup/set-up.ts';
import { credentialOf, setPassword } from './credential.ts';
import { passwordProblems } from './password.ts';

export type NewUser = {
	readonly login: string;
	readonly name: string;
	readonly password: string;
	readonly role: RoleKey;
	readonly language?: 'en' | 'de' | 'pl' | 'tr';
};

/** The sign-ins of the demo company: everybody may know them, so no other company gets them. */
export const demoUsers: readonly NewUser[] = [
	{ login: 'admin', name: 'Admin', password: 'kontor-demo-admin', role: 'administrator' },
	{ login: 'manager', name: 'Manager', password: 'kontor-demo-manager', role: 'manager' },
	{ login: 'staff', name: 'Staff', password: 'kontor-demo-staff', role: 'staff' },
	{ login: 'clerk', name: 'Clerk', password: 'kontor-demo-clerk', role: 'clerk' }
];

/** Needs the roles of the set-up. Begun again after a crash it makes those that are still missing. */
export async function createDemoUsers(db: Database): Promise<void> {
	for (const user of demoUsers) await createUser(db, user);
}

/** The first user of a real company. */
export const createAdministrator = (db: Database, user: Omit<NewUser, 'role'>): Promise<Id> =>
	createUser(db, { ...user, role: 'administrator' });

/**
 * A user with a role and a password, written and logged like any other row. The password comes last: a user without
 * one was begun and not finished, and is finished now; one with a password is left as he is.
 */
export async function createUser(db: Database, user: NewUser): Promise<Id> {
	const { login, name, password, language = 'en' } = user;
	const problems = passwordProblems(password, login);
	if (problems.length > 0) throw new Refused(problems);
	const begun = await credentialOf(db, login);
	if (begun?.hash) return begun.user;
	const id = begun?.user ?? (await insert(db, 'user', { login, name, language, active: true }));
	const role = await roleNamed(db, user.role);
	if (!(await hasRole(db, id, role))) await insert(db, 'userRole', { user: id, role });
	await setPassword(db, id, password);
	return id;
}

type Cells = Readonly<Record<string, string | boolean>>;

async function insert(db: Database, entity: 'user' | 'userRole', patch: Cells): Promise<Id> {
	const id = newId();
	await saveRows({ db, actor: KONTOR }, entities[entity], {
		operation: newId(),
		source: 'setup',
		changes: [{ id, version: 0, patch }]
	});
	return id;
}

async function roleNamed(db: Database, key: RoleKey): Promise<Id> {
	const [role] = await db.all<{ id: Id }>(sql`select id from role where key = ${key}`);
	return known(role, `role ${key}`).id;
}

const hasRole = async (db: Database, user: Id, role: Id): Promise<boolean> =>
	(await db.all(sql`select 1 from userRole where user = ${user} and role = ${role}`)).length > 0;
