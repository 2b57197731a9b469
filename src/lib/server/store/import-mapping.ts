import { sql } from 'drizzle-orm';
import type { ImportPlan } from '#lib/domain/imports/import.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

/** How this user last mapped a file with these columns. */
export async function rememberedPlan(
	db: Reading,
	user: string,
	entity: string,
	header: string
): Promise<ImportPlan | null> {
	const [found] = await db.all<{ mapping: string }>(
		sql`select mapping from importMapping where user = ${user} and entity = ${entity} and header = ${header}`
	);
	// Written by rememberPlan() below.
	return found ? (JSON.parse(found.mapping) as ImportPlan) : null;
}

export async function rememberPlan(
	tx: Tx,
	user: string,
	entity: string,
	header: string,
	plan: ImportPlan
): Promise<void> {
	const mapping = JSON.stringify(plan);
	await tx.run(
		sql`insert into importMapping (user, entity, header, mapping)
			values (${user}, ${entity}, ${header}, ${mapping})
			on conflict (user, entity, header) do update set mapping = excluded.mapping`
	);
}
