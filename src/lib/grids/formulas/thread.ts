import type { Said } from '#lib/formulas/engine/protocol.ts';
import type { Open } from '#lib/formulas/engine/seat.ts';

/** A worker of the browser as a thread that answers tasks. */
export const threadOf =
	<T, V>(start: () => Worker): Open<T, V> =>
	(tell) => {
		const worker = start();
		worker.onmessage = ({ data }: MessageEvent<Said<V>>) => tell(data);
		worker.onerror = ({ message }) => tell(new Error(message));
		return { post: (task) => worker.postMessage(task), end: () => worker.terminate() };
	};
