import type { Said } from './protocol.ts';

/** A thread with an engine. It answers one task after the other. */
export type Thread<T> = {
	post(task: T): void;
	/** Ends it at once, whatever it is at. */
	end(): void;
};
/** Starts a thread, which tells what it says and, when it ends by itself, whether of memory or of a fault of ours. */
export type Open<T, V> = (tell: (heard: Said<V> | 'memory' | Error) => void) => Thread<T>;

/** What came of a task: an answer, or that it took too long or too much. */
export type Outcome<V> = Exclude<Said<V>, { is: 'ready' }> | { readonly is: 'time' | 'memory' };

export type Seat<T, V> = {
	/** Asks the thread, which is started where there is none, and ended when it takes longer than so many ms. */
	ask(task: T, longest: number): Promise<Outcome<V>>;
	close(): void;
};

type Heard<V> = Said<V> | 'time' | 'memory' | Error;
const isEnd = <V>(heard: Heard<V>): heard is 'time' | 'memory' | Error =>
	typeof heard === 'string' || heard instanceof Error;

/** An engine that has not been loaded by then never will. */
const START_MS = 30_000;

/** The place of one thread; the next one takes it when it was ended. */
export function seatOf<T, V>(open: Open<T, V>): Seat<T, V> {
	let thread: Thread<T> | null = null;
	let tell: (heard: Heard<V>) => void = () => undefined;

	function started(): Thread<T> {
		const mine = open((heard) => {
			if (mine !== thread) return;
			if (isEnd(heard)) thread = null;
			tell(heard);
		});
		return mine;
	}

	/** What the thread says within so many milliseconds; it is ended when it says nothing of use. */
	async function heard(longest: number): Promise<Said<V> | { is: 'time' | 'memory' }> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const what = await new Promise<Heard<V>>((resolve) => {
			tell = resolve;
			// Whoever was too busy to hear it hears first what has come meanwhile.
			timer = setTimeout(() => (timer = setTimeout(() => resolve('time'))), longest);
		});
		clearTimeout(timer);
		if (!isEnd(what)) return what;
		close();
		if (what instanceof Error) throw what;
		return { is: what };
	}

	function close(): void {
		thread?.end();
		thread = null;
	}

	return {
		async ask(task, longest) {
			if (!thread) {
				thread = started();
				const first = await heard(START_MS);
				if (first.is !== 'ready') throw new Error(`the engine did not start: ${first.is}`);
			}
			thread.post(task);
			const outcome = await heard(longest);
			if (outcome.is === 'ready') throw new Error('the engine started twice');
			return outcome;
		},
		close() {
			close();
			tell(new Error('the engine was closed'));
		}
	};
}
