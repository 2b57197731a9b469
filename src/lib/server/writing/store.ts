import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { record } from '#lib/server/store/log.ts';
import { narrowed, rowsWhere } from '#lib/server/store/rows.ts';
import { insert, update } from '#lib/server/store/write-rows.ts';

/** Writes checked drafts with their changes, and clears the defaults that they replace. */
export async function storeDrafts(
	tx: Tx,
	sequence: number,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<void> {
	const settled = settleDefaults(entity, drafts);
	await clearDefaults(tx, sequence, entity, settled);
	const added = settled.filter(({ before }) => before === null);
	const changed = settled.filter(({ before, changed }) => before !== null && changed.size > 0);
	if (changed.length > 0) {
		await update(tx, entity.name, clearingFirst(entity, changed));
		await record(tx, sequence, entity.name, 'update', changed);
	}
	if (added.length > 0) {
		const fields = storedEntries(entity.fields).map(([field]) => field);
		await insert(tx, entity.name, fields, added);
		await record(tx, sequence, entity.name, 'insert', added);
	}
}

/** Where several drafts of one group claim the default, the last one gets it. */
function settleDefaults(entity: Entity, drafts: readonly Draft[]): readonly Draft[] {
	let settled = drafts;
	for (const { flag, per } of entity.oneDefault ?? []) {
		const last = new Map(
			settled
				.filter(({ after }) => after[flag] === true)
				.map((draft) => [groupOf(draft.after, per), draft.id])
		);
		settled = settled.map((draft) =>
			draft.after[flag] === true && last.get(groupOf(draft.after, per)) !== draft.id
				? withCells(draft, { [flag]: false })
				: draft
		);
	}
	return settled;
}

const groupOf = (row: AnyRow, per: readonly string[]) =>
	JSON.stringify(per.map((field) => row[field] ?? null));

/** Rows outside the drafts that hold a default which one of the drafts takes (F30). */
async function clearDefaults(
	tx: Tx,
	sequence: number,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<void> {
	const own = new Set(drafts.map(({ id }) => id));
	for (const { flag, per } of entity.oneDefault ?? []) {
		const taking = drafts.filter(({ after, changed }) => after[flag] === true && changed.has(flag));
		if (taking.length === 0) continue;
		const groups = taking.map(({ after }) => per.map((field) => after[field] ?? null));
		const same = per.map((field, at) => sql`r.${name(field)} is ${sql.raw(`j.value ->> ${at}`)}`);
		const holders = await rowsWhere(
			tx,
			narrowed(entity, new Set([flag, ...per])),
			sql`r.${name(flag)} = 1 and exists (select 1 from json_each(${JSON.stringify(groups)}) as j
				where ${sql.join(same, sql` and `)})`
		);
		const cleared = holders
			.filter(({ id }) => !own.has(id))
			.map((row) => withoutDefault(row, flag));
		if (cleared.length === 0) continue;
		await update(tx, entity.name, cleared);
		await record(tx, sequence, entity.name, 'update', cleared);
	}
}

const withoutDefault = (before: AnyRow, flag: string): Draft => ({
	id: before.id,
	before,
	after: { ...before, [flag]: false, version: before.version + 1 },
	changed: new Set([flag])
});

/** A default is given up before another row of the same write takes it. */
function clearingFirst(entity: Entity, drafts: readonly Draft[]): readonly Draft[] {
	const flags = (entity.oneDefault ?? []).map(({ flag }) => flag);
	if (flags.length === 0) return drafts;
	const gives = ({ after, changed }: Draft) =>
		flags.some((flag) => changed.has(flag) && after[flag] === false);
	return [...drafts].sort((a, b) => Number(gives(b)) - Number(gives(a)));
}
