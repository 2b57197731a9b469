import { createContext } from 'svelte';
import type { Id } from '#lib/domain/model/row.ts';
import type { Events, Person } from '#lib/server/live/events.ts';
import type { Place } from '#lib/server/live/listener.ts';
import type { News } from '#lib/server/store/news.ts';
import { Line } from './line.ts';
import { isOwn } from './own-operations.ts';
import { trpc } from './trpc.ts';

export type { News, Person, Place };

/** What a part of the page wants to hear. */
export type Ear = {
	/** `own` says that this window asked for it. */
	news(news: News, own: boolean): void;
	/** Whatever was read before may be old. */
	everything(): void;
	/** The formula columns of a table have changed. */
	columns(entity: string): void;
	/** The bell has something to tell, or nothing any more. */
	notices?(): void;
	/** The server is there again, and what was missed has been told. */
	back(): void;
};

/** Colours of people there are; see app.css. */
export const COLOURS = 8;
/** A short break, such as of a server that is started anew, is not worth a word. */
const QUIET_MS = 2_500;
/** Walking through cells tells where it stops. */
const REST_MS = 200;

/** What happens elsewhere, and who is where. One instance a window, in the context by the layout of signed-in pages. */
export class Live {
	/** Whether the server answers. */
	state = $state<'reached' | 'offline' | 'signed-out'>('reached');
	/** Others who have a window open on a table, by their connection. */
	people = $state.raw<ReadonlyMap<string, Person>>(new Map());
	readonly #line: Line;
	readonly #ears = new Set<Ear>();
	/** Where the user is in each part of the page; the last one counts. */
	readonly #places = new Map<object, Place>();
	readonly #colours = new Map<Id, number>();
	#connection: string | null = null;
	#told = 'null';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#lookTimer: ReturnType<typeof setTimeout> | undefined;

	/** `after` is the last operation before the page asked for anything else. */
	constructor(after: number) {
		this.#line = new Line(
			{
				heard: (name, data) => this.#heard[name](data),
				cut: () => this.#cut(),
				reached: () => this.#reached(),
				unreached: (why) => this.#unreached(why),
				deaf: () => this.#heard.everything({})
			},
			after
		);
	}

	start(): () => void {
		const stop = this.#line.start();
		return () => {
			stop();
			clearTimeout(this.#timer);
			clearTimeout(this.#lookTimer);
		};
	}

	listen(ear: Ear): () => void {
		this.#ears.add(ear);
		return () => this.#ears.delete(ear);
	}

	/** The user is there now, in this part of the page. */
	look(part: object, place: Place) {
		this.#places.delete(part);
		this.#places.set(part, place);
		this.#tell();
	}

	leave(part: object) {
		this.#places.delete(part);
		this.#tell();
	}

	/** The colour of a user in this window: his usual one, or the next that nobody else has here. */
	colourOf(user: Id): number {
		const known = this.#colours.get(user);
		if (known !== undefined) return known;
		const usual = [...user].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7);
		const taken = new Set(this.#colours.values());
		const free = Array.from({ length: COLOURS }, (_, step) => (usual + step) % COLOURS).find(
			(colour) => !taken.has(colour)
		);
		const colour = free ?? usual % COLOURS;
		this.#colours.set(user, colour);
		return colour;
	}

	readonly #heard: { readonly [N in keyof Events]: (data: Events[N]) => void } = {
		ready: ({ connection }) => {
			this.#connection = connection;
			this.#told = 'null';
			this.#tell();
			for (const ear of this.#ears) ear.back();
		},
		news: (news) => {
			const own = isOwn(news.operation);
			for (const ear of this.#ears) ear.news(news, own);
		},
		everything: () => {
			for (const ear of this.#ears) ear.everything();
		},
		columns: ({ entity }) => {
			for (const ear of this.#ears) ear.columns(entity);
		},
		notices: () => {
			for (const ear of this.#ears) ear.notices?.();
		},
		people: (people) => {
			const next = new Map(this.people);
			for (const person of people) {
				if (person.place) next.set(person.connection, person);
				else next.delete(person.connection);
			}
			this.people = next;
		},
		pulse: () => undefined
	};

	#cut() {
		this.#connection = null;
		this.people = new Map();
	}

	#reached() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.state = 'reached';
	}

	#unreached(why: 'offline' | 'signed-out') {
		if (why === 'signed-out') this.state = why;
		else this.#timer ??= setTimeout(() => (this.state = why), QUIET_MS);
	}

	#tell() {
		clearTimeout(this.#lookTimer);
		this.#lookTimer = setTimeout(() => {
			const place = [...this.#places.values()].at(-1) ?? null;
			const said = JSON.stringify(place);
			if (!this.#connection || said === this.#told) return;
			this.#told = said;
			// It is said again when the stream is; until then nobody misses it.
			void trpc.live.look.mutate({ connection: this.#connection, place }).catch(() => undefined);
		}, REST_MS);
	}
}

export const [useLive, provideLive] = createContext<Live>();
