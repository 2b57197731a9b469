import { mayHear } from '#lib/domain/access/may-hear.ts';
import { dayOf, type Day } from '#lib/domain/model/calendar.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { Draft, Rule } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { rulesOf } from '#lib/domain/rules/index.ts';
import { checkRules, rulesInvolved, runRules, type Ruled } from '#lib/domain/rules/run.ts';
import { mapped } from '#lib/server/db/slices.ts';
import { existing } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { claimsOf, type Claims } from './claims.ts';
import { frozenProblems } from './frozen.ts';
import { lookUp } from './look-up.ts';
import { inPacks } from './packs.ts';
import { prefilled } from './prefill.ts';
import { purchaseTerms } from './purchase-terms.ts';
import { relyingProblems } from './relying.ts';
import { reservedDealProblems } from './reserved-deals.ts';
import { beyondDrafts } from './within-sight.ts';

/** Where to look, and for whom. */
export type Asker<Db extends Reading = Reading> = {
	readonly db: Db;
	readonly actor: Actor;
	/** The day that it is for him; by the clock of the server where nobody knows. */
	readonly today?: Day | undefined;
};

/** Drafts with every problem but those of claims, which the rest of the write decides. */
export type Checked = Ruled & Claims;

/** Completes the drafts of a whole write and tells every problem: rules, references that lead nowhere, values taken. */
export async function check(
	asker: Asker,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Ruled> {
	const { problems, claims, ...checked } = await checkClaiming(asker, entity, drafts);
	const taken = claims.filter(({ moves }) => !moves).map(({ problem }) => problem);
	return { ...checked, problems: [...new Set([...problems, ...taken])] };
}

/**
 * The same for drafts of which some may be left out, or others come later. A warning that rests on what the actor may
 * not see is not told, and does not stop him.
 */
export async function checkClaiming(
	{ db, actor, today = dayOf(new Date()) }: Asker,
	entity: Entity,
	given: readonly Draft[]
): Promise<Checked> {
	const packed = await inPacks(db, entity, given);
	const drafts = await prefilled({ db, actor, today }, entity, packed.drafts);
	const rules = runningRules(entity, drafts);
	const find = await lookUp(db, entity, rules, drafts);
	const hears = (rule: Rule) => mayHear(actor, rule);
	// Rules look at one draft each, so that others can be answered between two.
	const ruled = await mapped(drafts, (draft) => runRules(rules, [draft], find, hears));
	const terms = await purchaseTerms(
		db,
		entity,
		ruled.flatMap(({ drafts }) => drafts)
	);
	const completed = terms.drafts;
	const keys = await checkKeys({ db, actor }, entity, completed);
	const problems = [
		...missingCells(entity, completed),
		...packed.problems,
		...ruled.flatMap(({ problems }) => problems),
		...terms.problems,
		...(await beyondBesides({ db, actor }, entity, completed, keys.problems)),
		...(await relyingProblems({ db, actor }, entity, completed)),
		...(await frozenProblems(db, entity, completed)),
		...(await reservedDealProblems(db, entity, completed)),
		...keys.problems
	];
	return { drafts: completed, problems, claims: keys.claims };
}

/** What keeps rows from being put back as they were: errors of rules and keys, while warnings were confirmed then. */
export async function checkAsTheyAre(
	asker: Asker,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Claims> {
	const { db } = asker;
	const rules = runningRules(entity, drafts);
	const ruled = checkRules(rules, drafts, await lookUp(db, entity, rules, drafts));
	const keys = await checkKeys(asker, entity, drafts);
	const problems = [
		...ruled.filter(isError),
		...(await beyondDrafts(asker, entity, drafts)),
		...(await relyingProblems(asker, entity, drafts)),
		...(await frozenProblems(db, entity, drafts)),
		...(await reservedDealProblems(db, entity, drafts)),
		...keys.problems
	];
	return { problems, claims: keys.claims };
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

/** Rows that lie where the actor may not know of, but for those of which he named what is not there for him. */
async function beyondBesides(
	asker: Asker,
	entity: Entity,
	drafts: readonly Draft[],
	told: readonly Problem[]
): Promise<readonly Problem[]> {
	const beyond = await beyondDrafts(asker, entity, drafts);
	const unknown = told.filter(({ code }) => code === 'reference.unknown');
	return beyond.filter(({ at }) => !unknown.some((problem) => problem.at?.row === at?.row));
}

/** References that lead nowhere and values that two rows would hold: what the database itself would refuse. */
async function checkKeys(
	{ db, actor }: Asker,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Claims> {
	// What is hidden from the actor is not there for him.
	const unknown = await unknownReferences(seenIn(db, actor), entity, drafts);
	const { problems, claims } = await claimsOf(db, entity, drafts);
	return { problems: [...unknown, ...problems], claims };
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
