import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { known } from '#lib/domain/model/assert.ts';
import { Refused } from '../refused.ts';
import source from './reader-thread.js?raw';
import type { Argument, Plain, Statement } from './statement.ts';

/** Longer than this is a mistake or an attack; the thread is ended and started anew. */
const TIMEOUT_MS = 20_000;
/** What makes a connection one that only reads. */
export const READ_PRAGMAS = [
	'pragma query_only = on',
	'pragma wal_autocheckpoint = 0',
	'pragma cache_size = -65536',
	'pragma trusted_schema = off'
];

type Answer = { id: number; columns: string[]; values: Argument[][]; message?: string };
type Waiting = {
	readonly query: Statement;
	readonly resolve: (rows: Plain[]) => void;
	readonly reject: (error: Error) => void;
	timer: NodeJS.Timeout;
};
/** A thread answers one query after the other: the first that waits is the one it is at. */
type Thread = {
	readonly url: string;
	readonly longest: number;
	/** Started by the first query. */
	worker?: Worker | undefined;
	readonly waiting: Map<number, Waiting>;
};

export type Reader = {
	all(statement: Statement): Promise<readonly Plain[]>;
	close(): Promise<void>;
};

/** Threads that read the file at `url`; a query goes to the least busy one, the second starts when needed. */
export function openReader(url: string, { size = 2, longest = TIMEOUT_MS } = {}): Reader {
	const threads: Thread[] = [];
	let next = 0;

	function thread(): Thread {
		const idle = threads.find(({ waiting }) => waiting.size === 0);
		if (idle) return idle;
		if (threads.length < size) {
			const added: Thread = { url, longest, waiting: new Map() };
			threads.push(added);
			return added;
		}
		return known([...threads].sort((a, b) => a.waiting.size - b.waiting.size)[0], 'thread');
	}

	return {
		all: (query) =>
			new Promise((resolve, reject) => {
				const chosen = thread();
				const id = next++;
				chosen.waiting.set(id, { query, resolve, reject, timer: timerOf(chosen) });
				ask(chosen, id, query);
			}),
		async close() {
			await Promise.all(threads.splice(0).map(end));
		}
	};
}

function startWorker(url: string): Worker {
	const driver = createRequire(import.meta.url).resolve('libsql/promise');
	const path = url.slice('file:'.length);
	const worker = new Worker(source, {
		eval: true,
		workerData: { path, driver, pragmas: READ_PRAGMAS }
	});
	worker.unref();
	return worker;
}

const timerOf = (thread: Thread): NodeJS.Timeout =>
	setTimeout(() => restart(thread, tooLong(thread)), thread.longest).unref();

/** Whoever asked is told so: he may ask for less. */
const tooLong = ({ longest }: Thread) =>
	new Refused([{ code: 'query.too-long', params: { seconds: longest / 1000 } }]);

function ask(thread: Thread, id: number, { sql, args }: Statement) {
	thread.worker ??= listened(thread, startWorker(thread.url));
	thread.worker.ref();
	thread.worker.postMessage({ id, sql, args });
}

function listened(thread: Thread, worker: Worker): Worker {
	worker.on('message', ({ id, columns, values, message }: Answer) => {
		const waiting = thread.waiting.get(id);
		if (!waiting) return;
		clearTimeout(waiting.timer);
		thread.waiting.delete(id);
		if (thread.waiting.size === 0) worker.unref();
		if (message !== undefined) return waiting.reject(new Error(message));
		waiting.resolve(values.map((cells) => toRecord(columns, cells)));
	});
	worker.on('error', (error) => restart(thread, error));
	return worker;
}

const toRecord = (columns: readonly string[], cells: readonly Argument[]): Plain =>
	Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));

/** A new thread takes the place of one that failed: only the query it failed at is refused, others are asked again. */
function restart(thread: Thread, reason: unknown) {
	void stop(thread.worker);
	thread.worker = undefined;
	const [failed] = thread.waiting.keys();
	for (const [id, waiting] of [...thread.waiting]) {
		clearTimeout(waiting.timer);
		if (id === failed) {
			thread.waiting.delete(id);
			waiting.reject(reason instanceof Error ? reason : new Error(String(reason)));
			continue;
		}
		waiting.timer = timerOf(thread);
		ask(thread, id, waiting.query);
	}
}

/** Ends a thread once its driver has let go of it. What it still says concerns nobody. */
async function stop(worker: Worker | undefined) {
	// Its id is -1 once it is gone.
	if (!worker || worker.threadId < 0) return;
	worker.removeAllListeners('message');
	worker.removeAllListeners('error').on('error', () => undefined);
	const gone = once(worker, 'exit');
	// Nothing else may keep the process until then.
	worker.ref();
	worker.postMessage('stop');
	await gone;
}

async function end({ worker, waiting }: Thread) {
	await stop(worker);
	for (const { reject, timer } of waiting.values()) {
		clearTimeout(timer);
		reject(new Error('the database was closed'));
	}
	waiting.clear();
}
