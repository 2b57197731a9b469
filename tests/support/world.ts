import { copyFileSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultRoles, type RoleKey } from '#lib/domain/access/roles.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { callerOf } from '#lib/server/trpc/router.ts';

export type Who = RoleKey | readonly string[];
export type Warehouses = Actor['warehouses'];
export type World = {
	readonly db: Database;
	readonly file: string;
	/** The API as somebody in this role, or with exactly these grants, who may know of all warehouses or of these. */
	api(who?: Who, today?: string, warehouses?: Warehouses): ReturnType<typeof callerOf>;
	close(): Promise<void>;
};

export const TODAY = '2026-03-02';
/** Of this process alone: another one may have had other tables. */
const template = join(mkdtempSync(join(tmpdir(), 'kontor-template-')), 'template.db');

/** A migrated, empty database in a file of its own, and the API over it. */
export async function makeWorld(): Promise<World> {
	const file = join(mkdtempSync(join(tmpdir(), 'kontor-')), 'company.db');
	if (!existsSync(template)) await makeTemplate();
	copyFileSync(template, file);
	const db = await connect(`file:${file}`);
	return {
		db,
		file,
		api: (who = 'administrator', today = TODAY, warehouses = 'all') =>
			callerOf({ db, actor: actor(who, warehouses), today, token: false }),
		close: () => db.close()
	};
}

export function actor(who: Who = 'administrator', warehouses: Warehouses = 'all'): Actor {
	if (typeof who !== 'string')
		return { userId: 'somebody', name: 'Somebody', grants: new Set(who), warehouses };
	return { userId: `user-${who}`, name: who, grants: new Set(defaultRoles[who]), warehouses };
}

async function makeTemplate() {
	const draft = `${template}.draft`;
	const db = await connect(`file:${draft}`);
	await migrateDatabase(db);
	await db.writer.execute('pragma wal_checkpoint(truncate)');
	await db.close();
	renameSync(draft, template);
}
