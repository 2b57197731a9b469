import { poolOf, type Pool } from '#lib/formulas/engine/pool.ts';
import type { Said } from '#lib/formulas/engine/protocol.ts';

/** An engine beside the page, which goes on whatever a formula does. Loaded with the first formula that needs it. */
export const openEngine = (): Pool =>
	poolOf((tell) => {
		const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
		worker.onmessage = ({ data }: MessageEvent<Said>) => tell(data);
		worker.onerror = ({ message }) => tell(new Error(message));
		return { post: (task) => worker.postMessage(task), end: () => worker.terminate() };
	}, 1);
