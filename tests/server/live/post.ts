import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import { sql } from 'drizzle-orm';
import { grants } from '#lib/domain/access/grants.ts';
import { getApp } from '#lib/server/app.ts';
import { createApiToken } from '#lib/server/auth/api-token.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { createDemoUsers } from '#lib/server/auth/first-users.ts';
import { startSession } from '#lib/server/auth/session.ts';
import type { Database } from '#lib/server/db/client.ts';
import { hubOf } from '#lib/server/live/hub.ts';
import { answer } from '#lib/server/trpc/endpoint.ts';
import { listenTo, type Ear } from '../../support/ear.ts';
import { newId } from '../../support/make.ts';

export type Login = 'admin' | 'manager' | 'staff' | 'clerk';
export type Headers = Record<string, string>;

/** The product behind a port of its own, answered by the functions that the built one is answered by. */
export type Post = {
	readonly db: Database;
	readonly url: string;
	session(login: Login): Promise<Headers>;
	token(login: Login, scopes?: readonly string[]): Promise<Headers>;
	/** A stream; closed by `hangUp`. */
	ear(headers: Headers, query?: string): Promise<Ear>;
	call<T>(headers: Headers, procedure: string, input: object): Promise<T>;
	/** Closes all streams, and waits until the server has seen it. */
	hangUp(): Promise<void>;
	close(): Promise<void>;
};

type Handler = (event: never) => Response | Promise<Response>;

/** A company of its own, as it is set up, with the users of the demo. */
export async function openPost(): Promise<Post> {
	const file = join(mkdtempSync(join(tmpdir(), 'kontor-live-')), 'company.db');
	Object.assign(process.env, {
		DATABASE_URL: `file:${file}`,
		KONTOR_COUNTRY: 'DE',
		KONTOR_ADMIN_PASSWORD: 'kontor-demo-admin'
	});
	const { db } = await getApp();
	await createDemoUsers(db);
	const routes: Readonly<Record<string, Handler>> = {
		'GET /api/live': (await import('../../../src/routes/api/live/+server.ts')).GET,
		'POST /api/import': (await import('../../../src/routes/api/import/+server.ts')).POST
	};
	const server = createServer((incoming, outgoing) => void respond(incoming, outgoing));
	async function respond(incoming: IncomingMessage, outgoing: ServerResponse) {
		const request = await getRequest({ request: incoming, base: url });
		const at = new URL(request.url);
		const signedIn = await authenticate(db, request, false);
		const event = { request, url: at, locals: { signedIn, actor: signedIn?.actor ?? null } };
		const route = routes[`${request.method} ${at.pathname}`];
		const response = route
			? await Promise.resolve(route(event as never)).catch(refusal)
			: await answer(request, { db, signedIn, requestId: 'test' });
		await setResponse(outgoing, response);
	}
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const ears: Ear[] = [];
	return {
		db,
		url,
		session: async (login) => {
			const { name, value } = await startSession(db, await userOf(db, login), {
				secure: false,
				agent: 'test'
			});
			return { cookie: `${name}=${value}` };
		},
		token: async (login, scopes = grants) => {
			const user = await userOf(db, login);
			const expiresAt = Date.now() + 86_400_000;
			const token = { id: newId(), user, name: 'test', scopes, expiresAt };
			return { authorization: `Bearer ${await createApiToken(db, token)}` };
		},
		ear: async (headers, query = '') => {
			const ear = await listenTo(`${url}/api/live${query}`, headers);
			ears.push(ear);
			return ear;
		},
		call: (headers, procedure, input) => call(`${url}/api/trpc/${procedure}`, headers, input),
		hangUp: () => hangUp(db, ears),
		close: async () => {
			await hangUp(db, ears);
			await new Promise((resolve) => server.close(resolve));
			await db.close();
		}
	};
}

async function hangUp(db: Database, ears: Ear[]): Promise<void> {
	for (const ear of ears.splice(0)) ear.close();
	while (hubOf(db).listeners.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What SvelteKit makes of what a route throws. */
const refusal = ({ status = 500 }: { status?: number }) => new Response(null, { status });

async function userOf(db: Database, login: Login): Promise<string> {
	const [user] = await db.all<{ id: string }>(sql`select id from user where login = ${login}`);
	return String(user?.id);
}

async function call<T>(url: string, headers: Headers, input: object): Promise<T> {
	const answered = await fetch(url, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify(input)
	});
	const text = await answered.text();
	if (!answered.ok) throw new Error(`${url}: ${answered.status} ${text.slice(0, 500)}`);
	return (JSON.parse(text) as { result: { data: T } }).result.data;
}
