import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { known } from '#lib/domain/model/assert.ts';
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
	readonly resolve: (rows: Plain[]) => void;
	readonly reject: (error: Error) => void;
	readonly timer: NodeJS.Timeout;
};
type Thread = { worker: Worker; readonly waiting: Map<number, Waiting> };

export type Reader = {
	all(statement: Statement): Promise<Plain[]>;
	close(): Promise<void>;
};

/** Threads that read the file at `url`; a query goes to the least busy one, the second starts when needed. */
export function openReader(url: string, size = 2): Reader {
	const threads: Thread[] = [];
	let next = 0;

	function thread(): Thread {
		const idle = threads.find(({ waiting }) => waiting.size === 0);
		if (idle) return idle;
		if (threads.length < size) {
			const started = startThread(url);
			threads.push(started);
			return started;
		}
		return known([...threads].sort((a, b) => a.waiting.size - b.waiting.size)[0], 'thread');
	}

	return {
		all: ({ sql, args }) =>
			new Promise((resolve, reject) => {
				const chosen = thread();
				const id = next++;
				const timer = setTimeout(() => restart(chosen, url), TIMEOUT_MS).unref();
				chosen.waiting.set(id, { resolve, reject, timer });
				chosen.worker.ref();
				chosen.worker.postMessage({ id, sql, args });
			}),
		async close() {
			await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
		}
	};
}

function startThread(url: string): Thread {
	const thread: Thread = { worker: startWorker(url), waiting: new Map() };
	listen(thread);
	return thread;
}

function startWorker(url: string): Worker {
	const driver = createRequire(import.meta.url).resolve('@libsql/client');
	const worker = new Worker(source, {
		eval: true,
		workerData: { url, driver, pragmas: READ_PRAGMAS }
	});
	worker.unref();
	return worker;
}

function listen(thread: Thread) {
	thread.worker.on('message', ({ id, columns, values, message }: Answer) => {
		const waiting = thread.waiting.get(id);
		if (!waiting) return;
		clearTimeout(waiting.timer);
		thread.waiting.delete(id);
		if (thread.waiting.size === 0) thread.worker.unref();
		if (message !== undefined) return waiting.reject(new Error(message));
		waiting.resolve(values.map((cells) => toRecord(columns, cells)));
	});
	thread.worker.on('error', (error) => refuseAll(thread, error));
}

const toRecord = (columns: readonly string[], cells: readonly Argument[]): Plain =>
	Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));

function restart(thread: Thread, url: string) {
	void thread.worker.terminate();
	refuseAll(thread, new Error('the query ran too long'));
	thread.worker = startWorker(url);
	listen(thread);
}

function refuseAll(thread: Thread, error: unknown) {
	const reason = error instanceof Error ? error : new Error(String(error));
	for (const { reject, timer } of thread.waiting.values()) {
		clearTimeout(timer);
		reject(reason);
	}
	thread.waiting.clear();
}
