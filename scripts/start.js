// npm start: builds what has changed, then serves the product. PORT, HOST, ORIGIN and DATABASE_URL are honoured.
import { createServer } from 'node:net';
import { isBuilt, stampBuild } from './build-stamp.js';
import { run, serve } from './run.js';

const port = process.env['PORT'] ?? '3000';
// The demo sign-ins are known to everybody, so nobody outside this machine is served unless asked for.
const host = process.env['HOST'] ?? '127.0.0.1';
const origin = process.env['ORIGIN'] ?? `http://localhost:${port}`;

if (!isBuilt()) {
	console.log('Building Kontor …');
	if (!run('vite', ['build', '--logLevel', 'error'])) process.exit(1);
	stampBuild();
}

if (await isTaken()) {
	console.error(`Port ${port} is taken. Stop what listens there, or choose another one in PORT.`);
	process.exit(1);
}

const server = serve('build/index.js', {
	PORT: port,
	ORIGIN: origin,
	BODY_SIZE_LIMIT: '120M',
	HOST: host
});
await ready();
console.log(`\nKontor is ready at ${origin}\n`);
const signIns = await demoSignIns();
if (signIns.length > 0) {
	console.log('This is the demo company. Sign in as:');
	for (const { login, password } of signIns) console.log(`  ${login.padEnd(8)} ${password}`);
	console.log('');
}

/** @returns {Promise<boolean>} */
function isTaken() {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(true));
		probe.listen(Number(port), host, () => probe.close(() => resolve(false)));
	});
}

async function ready() {
	while (server.exitCode === null) {
		const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** @returns {Promise<{ login: string, password: string }[]>} */
async function demoSignIns() {
	const answer = await fetch(`http://127.0.0.1:${port}/health`);
	return (await answer.json()).signIns;
}
