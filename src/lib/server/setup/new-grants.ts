import { sql } from 'drizzle-orm';
import { grants } from '#lib/domain/access/grants.ts';
import { defaultRoles, roleKeys } from '#lib/domain/access/roles.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '#lib/server/db/client.ts';
import { write } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { fact, putFact } from '#lib/server/store/facts.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { insertRows, KONTOR } from './set-up.ts';

const KNOWN = 'grants';

/**
 * Gives the roles that came with a company the rights that a newer product has for what it does besides, as a new
 * company has them. A right that the company has known before, and taken from a role, is not given again.
 */
export async function giveNewGrants(db: Database): Promise<void> {
	const stored = await fact(db, KNOWN);
	const before = new Set(
		stored === null ? await heldBySomebody(db) : (JSON.parse(stored) as string[])
	);
	const added = grants.filter((grant) => !before.has(grant));
	if (stored !== null && added.length === 0) return;
	await give(db, new Set(added));
	await write({ db, actor: KONTOR }, (tx) => putFact(tx, KNOWN, JSON.stringify(grants)));
}

/** What a company of before that fact was kept must have known. */
async function heldBySomebody(db: Reading): Promise<readonly string[]> {
	const rows = await db.all<{ grant: string }>(sql`select distinct "grant" from "roleGrant"`);
	return rows.map(({ grant }) => grant);
}

async function give(db: Database, added: ReadonlySet<string>): Promise<void> {
	const { role, roleGrant } = entities;
	const roles = await db.all<{ id: Id; key: string }>(
		sql`select id, key from role where key is not null`
	);
	const held = await db.all<{ role: Id; grant: string }>(
		sql`select role, "grant" from "roleGrant"`
	);
	const has = new Set(held.map((each) => `${each.role} ${each.grant}`));
	const ids = new Map(roles.map(({ id, key }) => [`${role.name} ${key}`, id]));
	const rows = roleKeys.flatMap((key) => {
		const id = ids.get(`${role.name} ${key}`);
		if (id === undefined || key === 'administrator') return [];
		return defaultRoles[key]
			.filter((grant) => added.has(grant) && !has.has(`${id} ${grant}`))
			.map((grant) => ({ key: `${key} ${grant}`, cells: { role: key, grant } }));
	});
	if (rows.length === 0) return;
	for (const { key } of rows) ids.set(`${roleGrant.name} ${key}`, newId());
	await insertRows(db, roleGrant, rows, ids);
}
