import type { Events } from '#lib/server/live/events.ts';

type Host = {
	/** Something was said, in order and once, whatever happened to the line meanwhile. */
	heard<N extends keyof Events>(name: N, data: Events[N]): void;
	/** The line is cut, and will be taken up again. */
	cut(): void;
	/** The server answers. */
	reached(): void;
	unreached(why: 'offline' | 'signed-out'): void;
	/** The user looks at the window, and nothing was heard for a while, nor is it known when something will be. */
	deaf(): void;
};

const NAMES = [
	'ready',
	'news',
	'everything',
	'columns',
	'notices',
	'people',
	'pulse'
] as const satisfies readonly (keyof Events)[];
const ADDRESS = '/api/live';
const RETRY = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;
const LONGEST_MS = 30_000;
/** The server gives a sign of life every twenty seconds. */
const SILENCE_MS = 50_000;
/** A browser has few connections to one server; a window that nobody sees gives its own up. */
const HIDDEN_MS = 15_000;

/**
 * The stream of news of this window. It is taken up again by itself where it was cut, behind the last that was heard:
 * with patience that grows, and at once when the window is looked at or the network is back.
 */
export class Line {
	#source: EventSource | null = null;
	#attempts = 0;
	#over = false;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#silence: ReturnType<typeof setTimeout> | undefined;
	#hidden: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly host: Host,
		/** The last operation that is known. */
		private after: number
	) {}

	/** Opens it, and answers what closes it for good. */
	start(): () => void {
		const gone = new AbortController();
		const { signal } = gone;
		document.addEventListener('visibilitychange', () => this.#look(), { signal });
		addEventListener('online', () => this.#again(), { signal });
		addEventListener('pageshow', ({ persisted }) => persisted && this.#again(), { signal });
		addEventListener('pagehide', () => this.#close(), { signal });
		this.#open();
		return () => {
			gone.abort();
			this.#over = true;
			this.#close();
		};
	}

	#open() {
		this.#close();
		const source = new EventSource(`${ADDRESS}?after=${this.after}`);
		this.#source = source;
		for (const name of NAMES) {
			source.addEventListener(name, (event) => this.#hear(name, event as MessageEvent<string>));
		}
		source.onerror = () => this.#lost();
		this.#listen();
		this.#giveUpUnseen();
	}

	#hear(name: keyof Events, { data, lastEventId }: MessageEvent<string>) {
		this.#listen();
		if (name === 'ready') {
			this.#attempts = 0;
			this.host.reached();
		}
		// The server writes under each name what the type of events says.
		this.host.heard(name, JSON.parse(data) as never);
		if (lastEventId !== '') this.after = Number(lastEventId);
	}

	#listen() {
		clearTimeout(this.#silence);
		this.#silence = setTimeout(() => this.#lost(), SILENCE_MS);
	}

	#lost() {
		this.#close();
		this.host.cut();
		this.#wait(RETRY[Math.min(this.#attempts, RETRY.length - 1)] ?? LONGEST_MS);
		this.#attempts += 1;
	}

	#wait(time: number) {
		// Windows that lost the same server do not all come back in the same moment.
		this.#retry = setTimeout(() => void this.#knock(), time * (0.75 + Math.random() / 2));
	}

	/** A stream that cannot be opened does not say why; this does. */
	async #knock() {
		clearTimeout(this.#retry);
		const answer = await fetch(ADDRESS, { method: 'HEAD' }).catch(() => null);
		if (this.#over) return;
		if (answer?.ok) {
			this.host.reached();
			return this.#open();
		}
		const signedOut = answer?.status === 401;
		this.host.unreached(signedOut ? 'signed-out' : 'offline');
		if (signedOut) this.#wait(LONGEST_MS);
		else this.#lost();
	}

	#look() {
		if (this.#giveUpUnseen()) return;
		if (this.#attempts > 1) this.host.deaf();
		this.#again();
	}

	#giveUpUnseen(): boolean {
		clearTimeout(this.#hidden);
		const unseen = document.visibilityState === 'hidden';
		if (unseen) this.#hidden = setTimeout(() => this.#close(), HIDDEN_MS);
		return unseen;
	}

	#again() {
		if (!this.#source) void this.#knock();
	}

	#close() {
		clearTimeout(this.#retry);
		clearTimeout(this.#silence);
		this.#source?.close();
		this.#source = null;
	}
}
