import { maySee } from '#lib/domain/access/visible.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { ImportPlan, ImportSource } from '#lib/domain/imports/import.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import { textsOf } from '../texts.ts';
import { importable, normalised } from './guess.ts';
import type { Manner } from './values.ts';

/** One field of a plan, ready to be read: where its cells stand and how they are written. */
export type Mapped = {
	readonly name: string;
	readonly field: StoredField;
	readonly source: ImportSource;
	readonly manner: Manner;
	/** Of a choice: what each word stands for. */
	readonly words: ReadonlyMap<string, string>;
};

/** Why a plan cannot be carried out by this actor, whatever the file holds. */
export function refusePlan(actor: Actor, entity: Entity, plan: ImportPlan): readonly Problem[] {
	const named = Object.keys(plan.fields);
	const allowed = new Set(importable(actor, entity).map(([name]) => name));
	const problems = named
		.filter((name) => !allowed.has(name))
		.map((name) => notAllowed(entity, name));
	if (named.length === 0) problems.push({ code: 'import.nothing-mapped' });
	if (plan.mode !== 'insert' && plan.key.length === 0)
		problems.push({ code: 'import.key-missing' });
	for (const name of plan.key) {
		const field = fieldNamed(entity.fields, name);
		// Finding rows by a field that is kept from somebody would tell him what stands in it.
		if (field && !maySee(actor, field)) problems.push(notAllowed(entity, name));
		else if (!plan.fields[name])
			problems.push({ code: 'import.key-unmapped', params: { field: name } });
	}
	return problems;
}

function notAllowed(entity: Entity, name: string): Problem {
	const field = fieldNamed(entity.fields, name);
	const params = { field: name };
	if (!field) return { code: 'field.unknown', params };
	if (field.kind === 'formula' || field.readonly) return { code: 'field.readonly', params };
	return { code: 'field.forbidden', params };
}

export function mappedFields(entity: Entity, plan: ImportPlan, usual: Manner): readonly Mapped[] {
	return Object.entries(plan.fields).map(([name, source]) => {
		// refusePlan() has let only stored fields through.
		const field = known(fieldNamed(entity.fields, name), name) as StoredField;
		const manner = 'column' in source ? { ...usual, ...mannerIn(source) } : usual;
		return { name, field, source, manner, words: choiceWords(entity, name, field) };
	});
}

const mannerIn = ({
	decimal,
	days
}: Extract<ImportSource, { column: number }>): Partial<Manner> => ({
	...(decimal ? { decimal } : {}),
	...(days ? { days } : {})
});

/** The key of each choice and its label in every language; a label that two choices share stands for none. */
function choiceWords(entity: Entity, name: string, field: StoredField): Map<string, string> {
	const words = new Map<string, string>();
	if (field.kind !== 'choice') return words;
	const shared = new Set<string>();
	for (const choice of field.choices) {
		for (const label of textsOf(`${entity.name}.${name}.${choice}`).map(normalised)) {
			if (words.has(label) && words.get(label) !== choice) shared.add(label);
			words.set(label, choice);
		}
	}
	for (const label of shared) words.delete(label);
	for (const choice of field.choices) words.set(normalised(choice), choice);
	return words;
}
