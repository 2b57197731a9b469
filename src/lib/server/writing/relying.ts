import { sql } from 'drizzle-orm';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { stored } from '#lib/domain/registry.ts';
import { rules } from '#lib/domain/rules/index.ts';
import { checkRules } from '#lib/domain/rules/run.ts';
import { name } from '#lib/server/db/statement.ts';
import { byIds, rowsWhere, type Reading } from '#lib/server/store/rows.ts';
import { lookUp } from './look-up.ts';

/**
 * The drafts that would break a rule of rows which refer to them, told at the cell that those rely on: a partner with
 * customer prices stays a customer.
 */
export async function relyingProblems(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> {
	const problems: Problem[] = [];
	for (const reliance of reliancesOn(entity.name)) {
		for (const field of reliance.fields) {
			const touched = drafts.filter(({ before, changed }) => before && changed.has(field));
			if (touched.length === 0) continue;
			for (const [row, count] of await broken(db, entity, reliance, touched)) {
				const params = { by: reliance.rule.entity, count };
				problems.push({ code: 'value.relied-on', params, at: { row, field } });
			}
		}
	}
	return problems;
}

type Reliance = {
	readonly rule: Rule;
	readonly reference: string;
	readonly fields: readonly string[];
};

const reliancesOn = (entity: string): readonly Reliance[] =>
	rules.flatMap((rule) =>
		Object.entries(rule.relies ?? {}).flatMap(([reference, fields]) => {
			const field = stored[rule.entity]?.fields[reference];
			return field?.kind === 'ref' && field.to === entity ? [{ rule, reference, fields }] : [];
		})
	);

/** How many rows would break the rule, by the draft that they refer to. */
async function broken(
	db: Reading,
	entity: Entity,
	{ rule, reference }: Reliance,
	touched: readonly Draft[]
): Promise<ReadonlyMap<Id, number>> {
	const after = await wholeRows(db, entity, touched);
	const relying = known(stored[rule.entity], rule.entity);
	const among = sql`r.${name(reference)} in (select value from json_each(${JSON.stringify([...after.keys()])}))`;
	const rows = await rowsWhere(db, relying, among);
	const again = rows.map((row) => ({
		id: row.id,
		before: row,
		after: row,
		changed: new Set([reference])
	}));
	const find = await lookUp(db, relying, [rule], again);
	const problems = checkRules([rule], again, (field, id) =>
		field === reference ? after.get(String(id)) : find(field, id)
	);
	const owners = new Map(rows.map((row) => [row.id, String(row[reference])]));
	const counts = new Map<Id, number>();
	for (const { at, severity } of problems) {
		const owner = severity === 'warning' ? undefined : owners.get(at?.row ?? '');
		if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
	}
	return counts;
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
