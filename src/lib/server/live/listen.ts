import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '#lib/server/db/client.ts';
import { lastSequence, newsAfter } from '#lib/server/store/news.ts';
import { seenBy } from '#lib/server/store/seen.ts';
import { toEvent } from './events.ts';
import { hubOf, inTurn, sendNews, type Hub } from './hub.ts';
import { openStream, type Asker, type Listener } from './listener.ts';
import { leavePlace, rowsSeen, tellPeople } from './people.ts';

/** How often each listener gets a sign of life and is asked whether he may still listen. */
export const PULSE_MS = 20_000;
const MOST_OF_USER = 20;
const MOST = 500;

/**
 * Opens a stream of what is written after the operation `after`, or from now on. Answers null where the user, or all
 * users together, have as many open as there may be.
 */
export function listen(
	db: Database,
	asker: Asker,
	after: number | null
): ReadableStream<Uint8Array> | null {
	const hub = hubOf(db);
	const { userId } = asker.actor;
	const own = [...hub.listeners.values()].filter(({ asker }) => asker.actor.userId === userId);
	if (own.length >= MOST_OF_USER || hub.listeners.size >= MOST) return null;
	const id = randomUUID();
	const { body, ...stream } = openStream(() => leave(hub, id));
	const listener: Listener = {
		id,
		asker,
		// Hears nothing yet: what happens meanwhile is part of what it is told when it joins.
		heard: Infinity,
		place: null,
		seen: new Set(),
		...stream
	};
	if (hub.listeners.size === 0) wake(hub);
	hub.listeners.set(id, listener);
	inTurn(hub, () => join(hub, listener, after)).catch(() => listener.end());
	return body;
}

async function join(hub: Hub, listener: Listener, after: number | null): Promise<void> {
	const { last, news } =
		after === null
			? { last: await lastSequence(hub.db), news: [] }
			: await newsAfter(seenBy(hub.db, listener.asker.actor), after);
	hub.told ??= last;
	for (const each of news ?? []) sendNews(listener, each);
	if (news === null) listener.send(toEvent('everything', {}, last));
	listener.heard = last;
	listener.send(toEvent('ready', { connection: listener.id }, last));
	const others = [...hub.listeners.values()];
	tellPeople(listener, others, await rowsSeen(hub, listener, others));
}

function leave(hub: Hub, id: string): void {
	leavePlace(hub, id);
	hub.listeners.delete(id);
	if (hub.listeners.size === 0) sleep(hub);
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Somebody listens. A server that is to stop waits for its connections, and streams never end by themselves. */
function wake(hub: Hub): void {
	hub.pulse = setInterval(() => void pulse(hub), PULSE_MS).unref();
	for (const signal of SIGNALS) {
		// Where nobody takes the signal it ends the process, which listening to it would prevent.
		if (process.listenerCount(signal) > 0) process.on(signal, hub.end);
	}
}

function sleep(hub: Hub): void {
	clearInterval(hub.pulse);
	hub.told = null;
	for (const signal of SIGNALS) process.off(signal, hub.end);
}

async function pulse(hub: Hub): Promise<void> {
	const sign = toEvent('pulse', {});
	for (const listener of [...hub.listeners.values()]) {
		const { actor, still } = listener.asker;
		// Where the database does not answer, that is not the fault of those who listen.
		const now = await still().catch(() => actor);
		if (now && sameRights(now, actor)) listener.send(sign);
		else listener.end();
	}
}

/** With other rights he begins anew, and hears what he may hear now. */
const sameRights = ({ grants, warehouses }: Actor, before: Actor): boolean =>
	grants.size === before.grants.size &&
	[...grants].every((grant) => before.grants.has(grant)) &&
	String(warehouses) === String(before.warehouses);
