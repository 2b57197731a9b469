import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Said } from '#lib/formulas/engine/protocol.ts';
import type { Open } from '#lib/formulas/engine/seat.ts';

/** Ten times what the engine needs; a formula that wants more is ended with its thread. */
export const HEAP_MB = 256;

/** A worker thread from the text of its module, which is told where the engine is. */
export const threadOf =
	<T, V>(source: string, heapMb = HEAP_MB): Open<T, V> =>
	(tell) => {
		const engine = createRequire(import.meta.url).resolve('hyperformula');
		const worker = new Worker(source, {
			eval: true,
			workerData: { engine },
			resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 }
		});
		worker.on('message', (said: Said<V>) => {
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
	};
