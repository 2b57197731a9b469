import { poolOf, type Pool } from '#lib/formulas/engine/pool.ts';
import { threadOf } from './thread.ts';

/** An engine beside the page, which goes on whatever a formula does. Loaded with the first formula that needs it. */
export const openEngine = (): Pool =>
	poolOf(
		threadOf(() => new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })),
		1
	);
