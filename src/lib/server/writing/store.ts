import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { record } from '#lib/server/store/log.ts';
import { narrowed, rowsWhere } from '#lib/server/store/rows.ts';
import { clearFlag, insert, update } from '#lib/server/store/write-rows.ts';
import { stepAside } from './step-aside.ts';

/** Writes checked drafts with their changes, clears the defaults that they replace, and answers them as written. */
export async function storeDrafts(
	tx: Tx,
	sequence: number,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Draft[]> {
	const settled = settleDefaults(entity, drafts);
	await clearDefaults(tx, sequence, entity, settled);
	const added = settled.filter(({ before }) => before === null);
	const changed = settled.filter(({ before, changed }) => before !== null && changed.size > 0);
	if (changed.length > 0) {
		const giving = await giveUpDefaults(tx, entity, changed);
		await update(tx, entity.name, await stepAside(tx, entity, giving));
		await record(tx, sequence, entity.name, 'update', changed);
	}
	if (added.length > 0) {
		const fields = storedEntries(entity.fields).map(([field]) => field);
		await insert(tx, entity.name, fields, added);
		await record(tx, sequence, entity.name, 'insert', added);
	}
	return settled;
}

export type Yielded = { readonly row: Id; readonly field: string };

/** Takes off the drafts every default that another row holds by now: what undo may not take back from it. */
export async function yieldDefaults(
	tx: Tx,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<{ readonly drafts: readonly Draft[]; readonly yielded: readonly Yielded[] }> {
	const yielded: Yielded[] = [];
	let rest = drafts;
	for (const rule of entity.oneDefault ?? []) {
		const { flag, per } = rule;
		const claiming = rest.filter((draft) => draft.after[flag] === true && claims(draft, rule));
		const leaving = rest.filter(
			({ after, changed }) => after[flag] === false || per.some((field) => changed.has(field))
		);
		const giving = new Set(leaving.map(({ id }) => id));
		const keeping = (await holders(tx, entity, rule, claiming)).filter(({ id }) => !giving.has(id));
		const held = new Set(keeping.map((row) => groupOf(row, per)));
		const late = new Set(claiming.filter(({ after }) => held.has(groupOf(after, per))));
		yielded.push(...[...late].map(({ id }) => ({ row: id, field: flag })));
		rest = rest.map((draft) => (late.has(draft) ? withCells(draft, { [flag]: false }) : draft));
	}
	return { drafts: rest, yielded };
}

/** Where several drafts of one group claim the default, the last one gets it; a claim beats a row that has it. */
function settleDefaults(entity: Entity, drafts: readonly Draft[]): readonly Draft[] {
	let settled = drafts;
	for (const rule of entity.oneDefault ?? []) {
		const { flag, per } = rule;
		const holding = settled.filter(({ after }) => after[flag] === true);
		const claiming = holding.filter((draft) => claims(draft, rule));
		const last = new Map(
			[...holding, ...claiming].map((draft) => [groupOf(draft.after, per), draft.id])
		);
		settled = settled.map((draft) =>
			draft.after[flag] === true && last.get(groupOf(draft.after, per)) !== draft.id
				? withCells(draft, { [flag]: false })
				: draft
		);
	}
	return settled;
}

type OneDefault = NonNullable<Entity['oneDefault']>[number];

/** A row claims the default by its flag, and by coming into a group with it. */
const claims = ({ before, changed }: Draft, { flag, per }: OneDefault): boolean =>
	before === null || changed.has(flag) || per.some((field) => changed.has(field));

const groupOf = (row: AnyRow, per: readonly string[]) =>
	JSON.stringify(per.map((field) => row[field] ?? null));

/** Rows outside the drafts that hold defaults which the drafts take (F30). */
async function clearDefaults(
	tx: Tx,
	sequence: number,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<void> {
	const own = new Set(drafts.map(({ id }) => id));
	const cleared = new Map<Id, Draft>();
	for (const rule of entity.oneDefault ?? []) {
		const taking = drafts.filter((draft) => draft.after[rule.flag] === true && claims(draft, rule));
		for (const row of await holders(tx, entity, rule, taking)) {
			if (!own.has(row.id))
				cleared.set(row.id, withoutDefault(row, rule.flag, cleared.get(row.id)));
		}
	}
	if (cleared.size === 0) return;
	await update(tx, entity.name, [...cleared.values()]);
	await record(tx, sequence, entity.name, 'update', [...cleared.values()]);
}

async function holders(
	tx: Tx,
	entity: Entity,
	{ flag, per }: OneDefault,
	taking: readonly Draft[]
): Promise<readonly AnyRow[]> {
	if (taking.length === 0) return [];
	const groups = taking.map(({ after }) => per.map((field) => after[field] ?? null));
	const same = per.map((field, at) => sql`r.${name(field)} is ${sql.raw(`j.value ->> ${at}`)}`);
	return rowsWhere(
		tx,
		narrowed(entity, new Set([flag, ...per])),
		sql`r.${name(flag)} = 1 and exists (select 1 from json_each(${JSON.stringify(groups)}) as j
			where ${sql.join(same, sql` and `)})`
	);
}

const withoutDefault = (row: AnyRow, flag: string, sofar?: Draft): Draft => ({
	id: row.id,
	before: { ...sofar?.before, ...row },
	after: { ...row, ...sofar?.after, [flag]: false, version: row.version + 1, id: row.id },
	changed: new Set([...(sofar?.changed ?? []), flag])
});

/** Defaults are given up before any row of the same write takes them; whoever keeps his gets it back with his cells. */
async function giveUpDefaults(
	tx: Tx,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Draft[]> {
	let rest = drafts;
	for (const rule of entity.oneDefault ?? []) {
		const giving = rest.filter(
			(draft) => draft.before?.[rule.flag] === true && claims(draft, rule)
		);
		if (giving.length === 0) continue;
		const ids = new Set(giving.map(({ id }) => id));
		await clearFlag(tx, entity.name, rule.flag, [...ids]);
		rest = rest.map((draft) =>
			ids.has(draft.id) ? { ...draft, changed: new Set([...draft.changed, rule.flag]) } : draft
		);
	}
	return rest;
}
