// A process that is to be killed: opens the company of DATABASE_URL and writes until then. It tells each row on a line
// of its own once the product has said that it is written, as `id version description`.
import { createServer } from 'vite';
import { threadSource } from '../../scripts/thread-source.js';

const vite = await createServer({
	configFile: false,
	plugins: [threadSource()],
	server: { middlewareMode: true, hmr: false, ws: false, watch: null },
	appType: 'custom',
	logLevel: 'error',
	optimizeDeps: { noDiscovery: true, include: [] }
});
/** @type {typeof import('../../src/lib/server/app.ts')} */
const { openCompany } = await vite.ssrLoadModule('/src/lib/server/app.ts');
/** @type {typeof import('../../src/lib/server/trpc/router.ts')} */
const { callerOf } = await vite.ssrLoadModule('/src/lib/server/trpc/router.ts');
/** @type {typeof import('./make.ts')} */
const { newId } = await vite.ssrLoadModule('/tests/support/make.ts');

const { db } = await openCompany('http://localhost:3999');
const grants = new Set(['category.read', 'category.write']);
const actor = { userId: 'child', name: 'Child', grants };
const { category } = callerOf({ db, actor, today: '2026-03-02', token: false }).entities;

for (let round = 0; ; round += 1) {
	const ids = Array.from({ length: 1 + (round % 40) }, newId);
	await write(ids.map((id) => ({ id, version: 0, patch: { name: id, description: '' } })));
	const some = ids.filter((_, index) => index % 3 === 0);
	const description = `round ${round}`;
	await write(some.map((id) => ({ id, version: 1, patch: { description } })));
}

/** @param {Parameters<typeof category.save>[0]['changes']} changes */
async function write(changes) {
	const { rows } = await category.save({ operation: newId(), changes });
	const lines = rows.map(({ id, version, description }) => `${id} ${version} ${description ?? ''}`);
	process.stdout.write(`${lines.join('\n')}\n`);
}
