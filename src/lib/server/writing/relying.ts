import { sql, type SQL } from 'drizzle-orm';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { stored, targetOf } from '#lib/domain/registry.ts';
import { rules } from '#lib/domain/rules/index.ts';
import { checkRules, lookFrom } from '#lib/domain/rules/run.ts';
import { name } from '#lib/server/db/statement.ts';
import { existing } from '#lib/server/store/references.ts';
import { byIds, rowsWhere, type Reading } from '#lib/server/store/rows.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import type { Asker } from './check.ts';
import { lookUp } from './look-up.ts';

/**
 * The drafts that would break a rule of rows which refer to them, told at the cell that those rely on: a partner with
 * customer prices stays a customer.
 */
export async function relyingProblems(
	{ db, actor }: Asker,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> {
	const problems: Problem[] = [];
	for (const reliance of reliances.filter(({ on }) => on === entity.name)) {
		for (const field of reliance.fields) {
			const touched = drafts.filter(({ before, changed }) => before && changed.has(field));
			if (touched.length === 0) continue;
			for (const [row, count] of await broken({ db, actor }, entity, reliance, touched)) {
				const params = { by: reliance.rule.entity, count };
				problems.push({ code: 'value.relied-on', params, at: { row, field } });
			}
		}
	}
	return problems;
}

type Reliance = {
	/** The table of the rows relied on. */
	readonly on: string;
	readonly rule: Rule;
	readonly relying: Entity;
	/** The references that lead to the row relied on. */
	readonly path: string;
	readonly fields: readonly string[];
};

const reliances: readonly Reliance[] = rules.flatMap((rule) => {
	const relying = known(stored[rule.entity], rule.entity);
	return Object.entries(rule.relies ?? {}).map(([path, fields]) => ({
		on: targetOf(relying, path).name,
		rule,
		relying,
		path,
		fields
	}));
});

/** How many rows would break the rule, by the draft that they refer to, of those that the actor may know of. */
async function broken(
	{ db, actor }: Asker,
	entity: Entity,
	{ rule, relying, path }: Reliance,
	touched: readonly Draft[]
): Promise<ReadonlyMap<Id, number>> {
	const after = await wholeRows(db, entity, touched);
	const rows = await rowsWhere(db, relying, leadsTo(relying, path, 'r', [...after.keys()]));
	const [reference = ''] = path.split('.');
	const changed = new Set([reference]);
	const again = rows.map((row) => ({ id: row.id, before: row, after: row, changed }));
	const find = await lookUp(db, relying, [rule], again, new Map([[path, after]]));
	const errors = checkRules([rule], again, find).filter(({ severity }) => severity !== 'warning');
	const faulty = new Set(errors.flatMap(({ at }) => at?.row ?? []));
	// Of those that the actor may not know of no more is told than that there are some.
	const seen = new Set(await existing(seenIn(db, actor), relying.name, [...faulty]));
	const counts = new Map<Id, number>();
	for (const draft of again.filter(({ id }) => faulty.has(id))) {
		const { id } = known(lookFrom(draft, find)(path), path);
		counts.set(id, (counts.get(id) ?? 0) + (seen.has(draft.id) ? 1 : 0));
	}
	return new Map([...counts].map(([id, count]) => [id, Math.max(1, count)]));
}

/** Whether a path of references leads from a row to one of these. */
function leadsTo(entity: Entity, path: string, alias: string, ids: readonly Id[]): SQL {
	const [first = '', ...rest] = path.split('.');
	const cell = sql`${name(alias)}.${name(first)}`;
	if (rest.length === 0) {
		return sql`${cell} in (select value from json_each(${JSON.stringify(ids)}))`;
	}
	const [target, inner] = [targetOf(entity, first), `${alias}_`];
	return sql`${cell} in (select ${name(inner)}.id from ${name(target.name)} as ${name(inner)}
		where ${leadsTo(target, rest.join('.'), inner, ids)})`;
}

/** As the drafts would leave them, also the cells that they do not hold. */
async function wholeRows(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<ReadonlyMap<Id, AnyRow>> {
	const ids = drafts.map(({ id }) => id);
	const rows = new Map((await byIds(db, entity, ids)).map((row) => [row.id, row]));
	return new Map(drafts.map(({ id, after }) => [id, { ...rows.get(id), ...after }]));
}
