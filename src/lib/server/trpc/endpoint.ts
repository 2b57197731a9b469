import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { dayOf, isDay } from '#lib/domain/model/calendar.ts';
import type { SignedIn } from '#lib/server/auth/signed-in.ts';
import type { Database } from '#lib/server/db/client.ts';
import { log, logBroken } from '#lib/server/log.ts';
import { isDeeperThan } from './nesting.ts';
import { appRouter } from './router.ts';

export const PATH = '/api/trpc';
const LONGEST_BODY = 32 * 1024 * 1024;
const DEEPEST_JSON = 40;
const MOST_CALLS = 20;

type Caller = {
	readonly db: Database;
	readonly signedIn: SignedIn | null;
	readonly requestId: string;
};

/** Answers one HTTP request to the API. What is too long or too deep is refused before it is parsed. */
export async function answer(request: Request, caller: Caller): Promise<Response> {
	const body = request.body ? await readBody(request) : '';
	if (body === null) return refusal(413, 'The request is too long');
	const input = new URL(request.url).searchParams.get('input') ?? '';
	if (isDeeperThan(DEEPEST_JSON, body) || isDeeperThan(DEEPEST_JSON, input)) {
		return refusal(400, 'The request is nested too deeply');
	}
	return fetchRequestHandler({
		endpoint: PATH,
		req: body === '' ? request : withBody(request, body),
		router: appRouter,
		allowMethodOverride: true,
		maxBatchSize: MOST_CALLS,
		createContext: () => contextOf(request, caller),
		responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
		onError({ error, path }) {
			const told = { id: caller.requestId, actor: caller.signedIn?.actor.userId ?? null };
			if (error.code === 'SERVICE_UNAVAILABLE')
				log.warn({ ...told, why: error.message }, 'waiting');
			if (error.code !== 'INTERNAL_SERVER_ERROR') return;
			logBroken({ ...told, where: path ?? PATH }, error.cause ?? error);
		}
	});
}

/** The text of the body, or null where it is longer than allowed, whatever its header says. */
async function readBody({ headers, body }: Request): Promise<string | null> {
	if (Number(headers.get('content-length') ?? 0) > LONGEST_BODY) return null;
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body ?? []) {
		length += chunk.length;
		if (length > LONGEST_BODY) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

const withBody = ({ url, method, headers, signal }: Request, body: string) =>
	new Request(url, { method, headers, signal, body });

const refusal = (status: number, message: string) =>
	Response.json({ error: { message } }, { status, headers: { 'cache-control': 'no-store' } });

function contextOf({ headers }: Request, { db, signedIn }: Caller) {
	return {
		db,
		actor: signedIn?.actor ?? null,
		today: saidDay(headers.get('x-kontor-day'), new Date()),
		token: signedIn !== null && signedIn.session === null,
		session: signedIn?.session ?? undefined
	};
}

const DAY_MS = 86_400_000;

/** The day a caller says it is, where somewhere on earth it is that day; else the day here. */
function saidDay(said: string | null, now: Date): string {
	const apart = said && isDay(said) ? Math.abs(Date.parse(said) + DAY_MS / 2 - now.getTime()) : NaN;
	if (said && apart <= 1.5 * DAY_MS) return said;
	return dayOf(now);
}
