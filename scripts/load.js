import { createServer } from 'vite';
import { paraglide } from './paraglide.js';
import { threadSource } from './thread-source.js';

/**
 * Loads a module of the server, which is TypeScript, as the product itself would.
 * @template T
 * @param {string} path such as `/src/lib/server/app.ts`
 * @returns {Promise<{ module: T, close: () => Promise<void> }>}
 */
export async function load(path) {
	// What pages need, which is most of it, has no part in this.
	const vite = await createServer({
		configFile: false,
		plugins: [paraglide(), threadSource()],
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		appType: 'custom',
		logLevel: 'warn',
		optimizeDeps: { noDiscovery: true, include: [] }
	});
	const module = await vite.ssrLoadModule(path);
	return { module: /** @type {T} */ (module), close: () => vite.close() };
}
