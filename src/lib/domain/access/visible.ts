import { formulaFunction } from '../formulas/index.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Actor } from '../model/permission.ts';
import { storedEntries } from '../model/schema.ts';
import { may } from './may.ts';

/** Whether the actor may see the field at all: in lists, files, filters, sorts, formulas and history. */
export const maySee = (actor: Actor, field: Field): boolean =>
	field.restricted === undefined || may(actor, `${field.restricted}.read`);

/** Whether the actor may ask a function of formulas: some tell what takes a right to see. */
export const mayAsk = (actor: Actor, name: string): boolean =>
	(formulaFunction(name)?.grants ?? []).every((grant) => may(actor, grant));

/** Whether the actor may change the field, given that he may write rows of its entity. */
export function mayChange(actor: Actor, field: Field): boolean {
	if (field.kind === 'formula' || field.readonly) return false;
	const words = [field.restricted, field.guarded];
	return words.every((word) => word === undefined || may(actor, `${word}.write`));
}

/**
 * The field that keeps the actor from adding and removing rows, given that he may write them: nobody makes a row who
 * may not fill it, and so nobody takes one away, such as the price of an article.
 */
export const fieldHeldBack = (actor: Actor, entity: Entity): string | undefined =>
	storedEntries(entity.fields).find(
		([, field]) => field.required && !field.readonly && !mayChange(actor, field)
	)?.[0];

/** Whether a file may fill the field. Rows are referred to by their words, which tells what stands there. */
export const mayImport = (actor: Actor, field: Field): boolean =>
	mayChange(actor, field) && (field.kind !== 'ref' || may(actor, `${field.to}.read`));

const cache = new WeakMap<Entity, Map<string, Entity>>();

/** The entity as the actor may see it: without the fields that are kept from him. */
export function visibleTo<E extends Entity>(actor: Actor, entity: E): E {
	const seen = Object.entries(entity.fields).filter(([, field]) => maySee(actor, field));
	const views = cache.get(entity) ?? new Map<string, Entity>();
	const key = seen.map(([name]) => name).join();
	const view = views.get(key) ?? { ...entity, fields: Object.fromEntries(seen) };
	cache.set(entity, views.set(key, view));
	// The same entity but for fields left out: rows of E without some cells.
	return view as E;
}
