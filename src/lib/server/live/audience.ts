import { belongingOf } from '#lib/domain/access/belonging.ts';
import { may } from '#lib/domain/access/may.ts';
import { maySee } from '#lib/domain/access/visible.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import type { News, RowNews } from '#lib/server/store/news.ts';
import type { Place } from './listener.ts';

/**
 * What of the news the actor may hear: tables that he may read, and of updates the fields that he may see. Null where
 * that is nothing; the same object where it is all.
 */
export function audible(actor: Actor, news: News): News | null {
	const changes = news.changes.flatMap((change) => {
		if (!may(actor, `${change.entity}.read`)) return [];
		return change.kind === 'update' ? (withSeen(actor, change) ?? []) : change;
	});
	if (changes.length === 0) return null;
	const whole = changes.length === news.changes.length;
	return whole && changes.every((change, at) => change === news.changes[at])
		? news
		: { ...news, changes };
}

/** An update of nothing but what is kept from the actor did not happen for him. */
function withSeen(actor: Actor, change: RowNews): RowNews | null {
	const fields = change.fields.filter((field) => mayKnow(actor, change.entity, field));
	if (fields.length === change.fields.length) return change;
	return fields.length === 0 ? null : { ...change, fields };
}

/**
 * A place as far as the actor may know of it. In a table of warehouses, somebody to whom some are hidden hears of a row
 * only where that is `seen` by him; of others he hears that somebody is in the table.
 */
export function placeFor(actor: Actor, place: Place, seen: ReadonlySet<Id>): Place | null {
	if (!maySeePlace(actor, place)) return null;
	const isOpen = !isLimitedIn(actor, place.entity) || seen.has(place.row ?? '');
	return isOpen ? place : { ...place, row: null, field: null };
}

/** Whether rows of a table may be hidden from the actor. */
export const isLimitedIn = ({ warehouses }: Actor, entity: string): boolean =>
	warehouses !== 'all' && belongingOf(entity) !== undefined;

/** Whether the actor may hear that somebody is there. */
export const maySeePlace = (actor: Actor, { entity, field }: Place): boolean =>
	may(actor, `${entity}.read`) && (field === null || mayKnow(actor, entity, field));

function mayKnow(actor: Actor, entity: string, name: string): boolean {
	const field = fieldNamed(stored[entity]?.fields ?? {}, name);
	return field !== undefined && maySee(actor, field);
}
