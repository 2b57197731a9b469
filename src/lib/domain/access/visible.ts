import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { may, type Actor } from '../model/permission.ts';
import { storedEntries } from '../model/schema.ts';

/** Whether the actor may see the field at all: in lists, files, filters, sorts, formulas and history. */
export const maySee = (actor: Actor, field: Field): boolean =>
	field.restricted === undefined || may(actor, `${field.restricted}.read`);

/**
 * Whether the actor may change the field, given that he may write rows of its entity. Nobody changes what he may not
 * see: a conflict would tell him what stands there.
 */
export function mayChange(actor: Actor, field: Field): boolean {
	if (field.kind === 'formula' || field.readonly || !maySee(actor, field)) return false;
	if (field.restricted !== undefined && !may(actor, `${field.restricted}.write`)) return false;
	return field.guarded === undefined || may(actor, `${field.guarded}.write`);
}

/**
 * The field that keeps the actor from adding and removing rows, given that he may write them: nobody makes a row who
 * may not fill it, and so nobody takes one away, such as the price of an article.
 */
export const fieldHeldBack = (actor: Actor, entity: Entity): string | undefined =>
	storedEntries(entity.fields).find(
		([, field]) => field.required && !field.readonly && !mayChange(actor, field)
	)?.[0];

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
