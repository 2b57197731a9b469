import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

export type Product = {
	readonly origin: string;
	readonly cookie: string;
	/** Resident memory of the server in MB. */
	memory(): Promise<number>;
	stop(): Promise<void>;
};

/** The built product on a database file of its own, signed in as the demo's administrator. Needs `npm run build`. */
export async function startProduct(file: string): Promise<Product> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const server = spawn(process.execPath, ['build/index.js'], {
		stdio: 'ignore',
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATABASE_URL: `file:${file}`,
			BODY_SIZE_LIMIT: '120M'
		}
	});
	await ready(origin, server);
	return {
		origin,
		cookie: await signIn(origin),
		memory: () => memoryOf(server),
		stop: () => ended(server)
	};
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
	for (let tries = 0; tries < 600 && server.exitCode === null; tries++) {
		const answer = await fetch(`${origin}/health`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the product does not start; is it built?');
}

async function signIn(origin: string): Promise<string> {
	const answer = await fetch(`${origin}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ login: 'admin', password: 'kontor-demo-admin' })
	});
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	return cookies.join('; ');
}

async function memoryOf({ pid }: ChildProcess): Promise<number> {
	const { readFile } = await import('node:fs/promises');
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function ended(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		server.once('exit', () => resolve());
		server.kill('SIGTERM');
	});
}
