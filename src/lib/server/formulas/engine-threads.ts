import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { patience } from '#lib/formulas/bounds.ts';
import { poolOf, type Pool } from '#lib/formulas/engine/pool.ts';
import type { Said } from '#lib/formulas/engine/protocol.ts';
import type { Thread } from '#lib/formulas/engine/seat.ts';
import source from './engine-thread.ts?thread';

/** As many as there may be formulas of different people at the same time; each takes some 60 MB. */
const THREADS = 2;
/** Ten times what the engine needs; a formula that wants more is ended with its thread. */
const HEAP_MB = 256;

/** Threads in which HyperFormula computes, so that no formula holds up the server or takes its memory. */
export const openEngines = ({
	threads = THREADS,
	heapMb = HEAP_MB,
	allowed = patience
} = {}): Pool => poolOf((tell) => threadOf(heapMb, tell), threads, allowed);

function threadOf(heapMb: number, tell: (heard: Said | 'memory' | Error) => void): Thread {
	const engine = createRequire(import.meta.url).resolve('hyperformula');
	const worker = new Worker(source, {
		eval: true,
		workerData: { engine },
		resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 }
	});
	worker.on('message', (said: Said) => {
		worker.unref();
		tell(said);
	});
	worker.on('error', (error: Error & { readonly code?: string }) =>
		tell(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : error)
	);
	return {
		post(task) {
			// While it computes somebody waits for it; else it keeps no process alive.
			worker.ref();
			worker.postMessage(task);
		},
		end: () => void worker.terminate()
	};
}
