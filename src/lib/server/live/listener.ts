import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';

/** Where somebody is: a table, and in it a cell. */
export type Place = {
	readonly entity: string;
	readonly row: Id | null;
	readonly field: string | null;
};

/** Whom a stream was opened for. */
export type Asker = {
	readonly actor: Actor;
	/** Null where an API token was shown instead of a cookie. */
	readonly session: string | null;
	/** Who he is by now; null when he is to hear no more. */
	still(): Promise<Actor | null>;
};

/** An open stream, and how much was said into it. */
export type Listener = {
	readonly id: string;
	readonly asker: Asker;
	/** The last operation that was told. */
	heard: number;
	place: Place | null;
	/** Which other listeners he knows to be where, by their ids. */
	readonly seen: Set<string>;
	send(text: string): void;
	end(): void;
};

/** As much may wait for a slow reader; one that is further behind is dropped, and catches up when he comes back. */
const MOST_WAITING = 512 * 1024;

export type Stream = {
	readonly body: ReadableStream<Uint8Array>;
	send(text: string): void;
	end(): void;
};

/** The body of an answer that goes on. `closed` is called once, whoever ends it. */
export function openStream(closed: () => void): Stream {
	const encoder = new TextEncoder();
	let control: ReadableStreamDefaultController<Uint8Array> | null = null;
	const leave = (how: (open: ReadableStreamDefaultController<Uint8Array>) => void) => {
		if (!control) return;
		const open = control;
		control = null;
		how(open);
		closed();
	};
	const body = new ReadableStream<Uint8Array>(
		{
			start: (opened) => void (control = opened),
			cancel: () => leave(() => undefined)
		},
		new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING })
	);
	return {
		body,
		send(text) {
			// An error throws away what waits, which closing would keep until it is read.
			if ((control?.desiredSize ?? 1) <= 0) leave((open) => open.error(new Error('too slow')));
			control?.enqueue(encoder.encode(text));
		},
		end: () => leave((open) => open.close())
	};
}
