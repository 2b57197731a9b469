import { mayHear } from '#lib/domain/access/may-hear.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { known } from '#lib/domain/model/assert.ts';
import { rulesOf } from '#lib/domain/rules/index.ts';
import { checkRules, rulesInvolved, runRules, type Ruled } from '#lib/domain/rules/run.ts';
import { existing } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { taken } from '#lib/server/store/unique.ts';
import { uniqueSets } from './involved.ts';
import { lookUp } from './look-up.ts';
import { relyingProblems } from './relying.ts';

/** Where to look, and for whom. */
export type Asker<Db extends Reading = Reading> = { readonly db: Db; readonly actor: Actor };

/**
 * Completes the drafts and tells every problem: rules, references that lead nowhere, values already taken. A warning
 * that rests on what the actor may not see is not told, and does not stop him.
 */
export async function check(
	{ db, actor }: Asker,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Ruled> {
	const rules = runningRules(entity, drafts);
	const find = await lookUp(db, entity, rules, drafts);
	const ruled = runRules(rules, drafts, find, (rule) => mayHear(actor, rule));
	const problems = [
		...missingCells(entity, ruled.drafts),
		...ruled.problems,
		...(await relyingProblems(db, entity, ruled.drafts)),
		...(await keyProblems(db, entity, ruled.drafts))
	];
	return { drafts: ruled.drafts, problems };
}

/** What keeps rows from being put back as they were: errors of rules and keys, while warnings were confirmed then. */
export async function checkAsTheyAre(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> {
	const rules = runningRules(entity, drafts);
	const ruled = checkRules(rules, drafts, await lookUp(db, entity, rules, drafts));
	return [
		...ruled.filter(({ severity }) => severity !== 'warning'),
		...(await relyingProblems(db, entity, drafts)),
		...(await keyProblems(db, entity, drafts))
	];
}

/** Those that may run for the drafts: what the others look at need not be loaded. */
function runningRules(entity: Entity, drafts: readonly Draft[]): readonly Rule[] {
	const rules = rulesOf(entity.name);
	if (drafts.some(({ before }) => before === null)) return rules;
	const changed = new Set<string>();
	for (const draft of drafts) for (const field of draft.changed) changed.add(field);
	return rulesInvolved(rules, changed);
}

/** What a new row still lacks after the rules have completed it. */
function missingCells(entity: Entity, drafts: readonly Draft[]): readonly Problem[] {
	const required = storedEntries(entity.fields).flatMap(([field, { required }]) =>
		required ? [field] : []
	);
	return drafts
		.filter(({ before }) => before === null)
		.flatMap(({ id, after }) =>
			required
				.filter((field) => (after[field] ?? null) === null)
				.map((field) => ({ code: 'cell.required', at: { row: id, field } }) as const)
		);
}

/** References that lead nowhere and values already taken: what the database itself would refuse. */
async function keyProblems(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> {
	return [
		...(await unknownReferences(db, entity, drafts)),
		...(await takenValues(db, entity, drafts))
	];
}

async function unknownReferences(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const [name, field] of storedEntries(entity.fields)) {
		if (field.kind !== 'ref') continue;
		const pointing = drafts.filter(
			({ changed, after }) => changed.has(name) && typeof after[name] === 'string'
		);
		const ids = new Set(pointing.map(({ after }) => String(after[name])));
		const there = new Set(await existing(db, field.to, [...ids]));
		// A row may point to another one of the same write, such as a parent to be inserted with it.
		if (field.to === entity.name) for (const { id } of drafts) there.add(id);
		for (const { id, after } of pointing) {
			if (there.has(String(after[name]))) continue;
			problems.push({
				code: 'reference.unknown',
				params: { value: String(after[name]) },
				at: { row: id, field: name }
			});
		}
	}
	return problems;
}

async function takenValues(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const fields of uniqueSets(entity)) {
		const touched = drafts.filter(
			(draft) => !draft.before || fields.some((field) => draft.changed.has(field))
		);
		if (touched.length === 0) continue;
		const clashing = await taken(db, entity, fields, touched);
		problems.push(...touched.filter(({ id }) => clashing.has(id)).map(toProblem(entity, fields)));
	}
	return problems;
}

const toProblem =
	(entity: Entity, fields: readonly string[]) =>
	({ id, after, changed }: Draft): Problem => {
		const at = fields.findLast((field) => changed.has(field)) ?? known(fields[0], entity.name);
		const kind = entity.fields[at]?.kind;
		const value = kind === 'ref' ? '' : String(after[at] ?? '');
		return { code: 'value.taken', params: { value }, at: { row: id, field: at } };
	};
