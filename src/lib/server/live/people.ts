import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '#lib/server/db/client.ts';
import { existing } from '#lib/server/store/references.ts';
import { seenBy } from '#lib/server/store/seen.ts';
import { isLimitedIn, placeFor } from './audience.ts';
import { toEvent, type Person } from './events.ts';
import { hubOf, type Hub } from './hub.ts';
import type { Listener, Place } from './listener.ts';

/** Moves that come close together are told together. */
const TOGETHER_MS = 150;

type Looking = { readonly actor: Actor; readonly session: string | null };

/**
 * Says where the user of a stream is; it is forgotten when the stream ends. Answers false where the caller has no such
 * stream, as when it has ended by now.
 */
export function look(
	db: Database,
	{ actor, session }: Looking,
	connection: string,
	place: Place | null
): boolean {
	const hub = hubOf(db);
	const listener = hub.listeners.get(connection);
	if (listener?.asker.actor.userId !== actor.userId) return false;
	if (listener.asker.session !== session) return false;
	listener.place = place;
	noteMove(hub, connection);
	return true;
}

/** The stream of this listener has ended. */
export function leavePlace(hub: Hub, id: string): void {
	const listener = hub.listeners.get(id);
	if (!listener?.place) return;
	listener.place = null;
	// Told at once, since nobody is found under this id afterwards.
	const none: ReadonlySet<Id> = new Set();
	for (const other of hub.listeners.values()) {
		if (other !== listener) tellPeople(other, [listener], none);
	}
}

function noteMove(hub: Hub, id: string): void {
	if (hub.moved.size === 0) setTimeout(() => void tellMoves(hub), TOGETHER_MS).unref();
	hub.moved.add(id);
}

async function tellMoves(hub: Hub): Promise<void> {
	const moved = [...hub.moved].flatMap((id) => hub.listeners.get(id) ?? []);
	hub.moved.clear();
	for (const listener of [...hub.listeners.values()]) {
		tellPeople(listener, moved, await rowsSeen(hub, listener, moved));
	}
}

/** Of the rows at which others are, those that a listener sees among rows that may be hidden from him. */
export async function rowsSeen(
	hub: Hub,
	{ asker: { actor } }: Listener,
	others: Iterable<Listener>
): Promise<ReadonlySet<Id>> {
	const rows = new Map<string, Id[]>();
	for (const { place } of others) {
		if (!place?.row || !isLimitedIn(actor, place.entity)) continue;
		rows.set(place.entity, [...(rows.get(place.entity) ?? []), place.row]);
	}
	const db = seenBy(hub.db, actor);
	const found = [...rows].map(([entity, ids]) => existing(db, entity, ids));
	// Where the database does not answer, nothing is seen.
	return new Set((await Promise.all(found).catch(() => [])).flat());
}

/** Tells one listener where these others are, as far as he may know, and that they are gone where he knew of them. */
export function tellPeople(
	listener: Listener,
	others: Iterable<Listener>,
	rows: ReadonlySet<Id>
): void {
	const people: Person[] = [];
	const { actor } = listener.asker;
	for (const other of others) {
		const { userId: id, name } = other.asker.actor;
		if (id === actor.userId) continue;
		const place = other.place && placeFor(actor, other.place, rows);
		if (!place && !listener.seen.delete(other.id)) continue;
		if (place) listener.seen.add(other.id);
		people.push({ connection: other.id, user: { id, name }, place });
	}
	if (people.length > 0) listener.send(toEvent('people', people));
}
