import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

export type Product = {
	/** The database. */
	readonly file: string;
	readonly origin: string;
	/** Signs one of the demo's users in and answers the cookie of the session. */
	signIn(login: string): Promise<string>;
	/** The most memory that the server has held so far, in MB. */
	memory(): Promise<number>;
	/** Ends it: asked to, or with `SIGKILL` in the middle of whatever it does. */
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
	/** Starts it again on the same file and port. */
	again(): Promise<void>;
};

/** The built product on a database file of its own, as `npm start` serves it. Needs `npm run build`. */
export async function startProduct(file: string): Promise<Product> {
	const { origin, ...first } = await spawnProduct(file, 'inherit');
	let { server } = first;
	await ready(origin, server);
	return {
		file,
		origin,
		signIn: (login) => signIn(origin, login),
		memory: () => memoryOf(server),
		stop: (signal) => ended(server, signal),
		again: async () => {
			const port = Number(new URL(origin).port);
			({ server } = await spawnProduct(file, 'inherit', port));
			await ready(origin, server);
		}
	};
}

/**
 * Starts the built product, on a port of its own unless one is given, and waits for nothing. It ends with this process,
 * also when that fails.
 */
export async function spawnProduct(file: string, errors: 'inherit' | 'pipe', at?: number) {
	const port = at ?? (await freePort());
	const origin = `http://localhost:${port}`;
	const server = spawn(process.execPath, ['build/index.js'], {
		stdio: ['ignore', 'ignore', errors],
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATABASE_URL: `file:${file}`,
			BODY_SIZE_LIMIT: '120M',
			// Nothing happens in a test that it has not asked for.
			KONTOR_JOBS: 'off'
		}
	});
	const end = () => server.kill();
	process.once('exit', end);
	server.once('exit', () => process.off('exit', end));
	return { server, origin };
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});
}

async function ready(origin: string, server: ChildProcess): Promise<void> {
	const patience = Date.now() + 120_000;
	while (Date.now() < patience && server.exitCode === null) {
		const answer = await fetch(`${origin}/health`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	server.kill();
	throw new Error('the product does not start; is it built?');
}

async function signIn(origin: string, login: string): Promise<string> {
	const answer = await fetch(`${origin}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ login, password: demoPassword(login) })
	});
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	return cookies.join('; ');
}

export const demoPassword = (login: string): string => `kontor-demo-${login}`;

async function memoryOf({ pid }: ChildProcess): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function ended(server: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		server.once('exit', () => resolve());
		server.kill(signal);
	});
}
