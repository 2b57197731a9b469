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
	stop(): Promise<void>;
};

/** The built product on a database file of its own, as `npm start` serves it. Needs `npm run build`. */
export async function startProduct(file: string): Promise<Product> {
	const { server, origin } = await spawnProduct(file, 'inherit');
	await ready(origin, server);
	return {
		file,
		origin,
		signIn: (login) => signIn(origin, login),
		memory: () => memoryOf(server),
		stop: () => ended(server)
	};
}

/** Starts the built product and waits for nothing. */
export async function spawnProduct(file: string, errors: 'inherit' | 'pipe') {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const server = spawn(process.execPath, ['build/index.js'], {
		stdio: ['ignore', 'ignore', errors],
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATABASE_URL: `file:${file}`,
			BODY_SIZE_LIMIT: '120M'
		}
	});
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

function ended(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		server.once('exit', () => resolve());
		server.kill('SIGTERM');
	});
}
