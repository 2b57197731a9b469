import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { Writer } from '#lib/server/db/writer.ts';
import { logBroken } from '#lib/server/log.ts';
import { newsAfter, type News } from '#lib/server/store/news.ts';
import { seenBy, wholeOf } from '#lib/server/store/seen.ts';
import { audible } from './audience.ts';
import { toEvent } from './events.ts';
import type { Listener } from './listener.ts';

/** Those who listen to one database. */
export type Hub = {
	readonly db: Database;
	readonly listeners: Map<string, Listener>;
	/** Listeners whose place is still to be told. */
	readonly moved: Set<string>;
	/** How far everybody was told, those who joined later perhaps further; null where nobody has joined. */
	told: number | null;
	/** Reading and telling happen one after the other, so that nobody hears anything twice or never. */
	turn: Promise<void>;
	/** Whether something was committed that no turn has looked for yet. */
	due: boolean;
	pulse: NodeJS.Timeout | undefined;
	/** Ends every stream. */
	readonly end: () => void;
};

/** By the connection that writes: those who listen see the same company in several ways. */
const hubs = new WeakMap<Writer, Hub>();
const RETRY_MS = 1000;

export function hubOf(db: Database): Hub {
	const found = hubs.get(db.writer);
	if (found) return found;
	const hub: Hub = {
		db: wholeOf(db),
		listeners: new Map(),
		moved: new Set(),
		told: null,
		turn: Promise.resolve(),
		due: false,
		pulse: undefined,
		end: () => {
			for (const listener of [...hub.listeners.values()]) listener.end();
		}
	};
	hubs.set(db.writer, hub);
	return hub;
}

/**
 * Something was committed. What it was is read from the change log, the same for those who listen and those who come
 * back to it, so nothing is told that was not written.
 */
export function committed(db: Database): void {
	const hub = hubs.get(db.writer);
	if (!hub || hub.listeners.size === 0 || hub.due) return;
	hub.due = true;
	void inTurn(hub, () => tellNews(hub)).catch((error: unknown) => {
		logBroken({ id: 'live', actor: null, where: 'live' }, error);
		setTimeout(() => committed(db), RETRY_MS).unref();
	});
}

/**
 * Formula columns of a table have changed. They are no rows and stand in no log: whoever was away asks for them when
 * his stream is open again.
 */
export function tellColumns(db: Database, entity: string, isFor: (actor: Actor) => boolean): void {
	const event = toEvent('columns', { entity });
	for (const { asker, send } of [...(hubs.get(db.writer)?.listeners.values() ?? [])]) {
		if (may(asker.actor, `${entity}.read`) && isFor(asker.actor)) send(event);
	}
}

/** These users were told something, or have read it. It stands in no log either: whoever was away asks when he is back. */
export function tellNotices(db: Database, users: readonly Id[]): void {
	const event = toEvent('notices', {});
	for (const { asker, send } of [...(hubs.get(db.writer)?.listeners.values() ?? [])]) {
		if (users.includes(asker.actor.userId)) send(event);
	}
}

/** Runs `work` when all that was begun before has ended, well or not. */
export function inTurn<T>(hub: Hub, work: () => Promise<T>): Promise<T> {
	const run = hub.turn.then(work);
	hub.turn = run.then(
		() => undefined,
		() => undefined
	);
	return run;
}

async function tellNews(hub: Hub): Promise<void> {
	hub.due = false;
	if (hub.told === null) return;
	const after = hub.told;
	// Asked first: whoever is told less is told no further than those who are told all.
	const { last, news } = await newsAfter(hub.db, after);
	for (const [db, listeners] of bySight(hub)) {
		const own = db === hub.db || news === null ? news : (await newsAfter(db, after)).news;
		if (own === null) for (const { send } of listeners) send(toEvent('everything', {}, last));
		for (const each of own ?? []) if (each.sequence <= last) tell(listeners, each);
	}
	hub.told = last;
}

/** Those who listen, by what they may see of the company. */
function bySight(hub: Hub): ReadonlyMap<Database, readonly Listener[]> {
	const groups = new Map<Database, Listener[]>();
	for (const listener of hub.listeners.values()) {
		const db = seenBy(hub.db, listener.asker.actor);
		groups.set(db, [...(groups.get(db) ?? []), listener]);
	}
	return groups;
}

function tell(listeners: readonly Listener[], news: News): void {
	const whole = toEvent('news', news, news.sequence);
	for (const listener of listeners) {
		if (listener.heard < news.sequence) sendNews(listener, news, whole);
	}
}

/** Tells one listener what he may hear of it. `whole` is the text of all of it, for those who may hear all. */
export function sendNews(listener: Listener, news: News, whole?: string): void {
	listener.heard = news.sequence;
	const heard = audible(listener.asker.actor, news);
	if (heard === null) return;
	const ready = heard === news ? whole : undefined;
	listener.send(ready ?? toEvent('news', heard, news.sequence));
}
