import type { Id } from '#lib/domain/model/row.ts';
import type { News } from '#lib/server/store/news.ts';
import type { Place } from './listener.ts';

/** Somebody who has a window open. `place` is null where he is nowhere that the listener may know. */
export type Person = {
	readonly connection: string;
	readonly user: { readonly id: Id; readonly name: string };
	readonly place: Place | null;
};

/** What is sent, by the name of the event. */
export type Events = {
	/** The stream is open and has told what was missed. The connection is named where one says where one is. */
	ready: { readonly connection: string };
	news: News;
	/** More happened than is told one by one: whatever was read before may be old. */
	everything: Record<string, never>;
	/** The formula columns of a table are others by now for whoever hears it. */
	columns: { readonly entity: string };
	/** The listener was told something by the bell, or has read it in another window. */
	notices: Record<string, never>;
	/** Those who came, moved or left. */
	people: readonly Person[];
	/** Nothing happened, and the line is up. */
	pulse: Record<string, never>;
};

/** One server-sent event. With a sequence, the stream can be taken up again behind it. */
export function toEvent<N extends keyof Events>(name: N, data: Events[N], sequence?: number) {
	const id = sequence === undefined ? '' : `id: ${sequence}\n`;
	return `${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
