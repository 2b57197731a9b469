import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createClient, type Client, type InValue, type Transaction } from '@libsql/client';
import { known } from '#lib/domain/model/assert.ts';

/** What happens to a request that holds a statement: nothing, as it should, or something bad. */
export type Mishap = 'busy' | 'lost-before' | 'lost-after' | 'no-answer' | undefined;

export type LibsqlServer = {
	readonly url: string;
	/** Asked for each request with the statements in it. */
	mishap: (sql: string) => Mishap;
	close(): Promise<void>;
};

/** A libSQL server over one file: as much of its protocol (Hrana 3 over HTTP) as the client speaks to it. */
export async function startLibsqlServer(file: string): Promise<LibsqlServer> {
	const client = createClient({ url: `file:${file}`, concurrency: 20, intMode: 'bigint' });
	const streams = new Map<string, Stream>();
	const http = createServer((request, response) => void serve(request, response));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const address = http.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const server: LibsqlServer = {
		url: `http://127.0.0.1:${port}`,
		mishap: () => undefined,
		close: () =>
			new Promise((resolve) => {
				http.closeAllConnections();
				http.close(() => resolve(client.close()));
			})
	};

	async function serve(request: IncomingMessage, response: ServerResponse) {
		if (request.method === 'GET')
			return response.writeHead(request.url === '/v3' ? 200 : 404).end();
		const asked = JSON.parse(await bodyOf(request)) as Pipeline;
		const mishap = server.mishap(JSON.stringify(asked.requests));
		if (mishap === 'no-answer') return;
		if (mishap === 'lost-before') return request.socket.destroy();
		const baton = asked.baton ?? crypto.randomUUID();
		const stream = streams.get(baton) ?? new Stream(client);
		streams.set(baton, stream);
		const results = await stream.answer(asked.requests, mishap === 'busy');
		if (stream.closed) streams.delete(baton);
		if (mishap === 'lost-after') return request.socket.destroy();
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ baton: stream.closed ? null : baton, base_url: null, results }));
	}

	return server;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

type Value = { type: string; value?: string | number; base64?: string };
type Statement = { sql?: string; sql_id?: number; args?: Value[] };
type Condition =
	| { type: 'ok' | 'error'; step: number }
	| { type: 'not'; cond: Condition }
	| { type: 'and' | 'or'; conds: Condition[] }
	| { type: 'is_autocommit' };
type Step = { condition?: Condition | null; stmt: Statement };
type Request = {
	type: string;
	sql?: string;
	sql_id?: number;
	stmt?: Statement;
	batch?: { steps: Step[] };
};
type Pipeline = { baton: string | null; requests: Request[] };
type Failure = { message: string; code: string };

/** A transaction that nobody goes on with is rolled back; a real server waits for seconds. */
const IDLE_MS = 200;

/** One connection, as the server keeps it between the requests that show its baton. */
class Stream {
	closed = false;
	#transaction: Transaction | undefined;
	#texts = new Map<number, string>();
	#expiry: NodeJS.Timeout | undefined;

	constructor(private readonly client: Client) {}

	async answer(requests: readonly Request[], busy: boolean): Promise<unknown[]> {
		clearTimeout(this.#expiry);
		const results: unknown[] = [];
		for (const request of requests) {
			try {
				if (busy && request.type === 'batch') throw { message: 'busy', code: 'SQLITE_BUSY' };
				results.push({
					type: 'ok',
					response: { type: request.type, ...(await this.#do(request)) }
				});
			} catch (error) {
				results.push({ type: 'error', error: failureOf(error) });
			}
		}
		this.#expiry = setTimeout(() => this.#transaction?.close(), IDLE_MS);
		return results;
	}

	async #do(request: Request): Promise<object> {
		if (request.type === 'execute') return { result: await this.#run(known(request.stmt, 'stmt')) };
		if (request.type === 'batch') return { result: await this.#batch(request.batch?.steps ?? []) };
		if (request.type === 'store_sql') this.#texts.set(request.sql_id ?? 0, request.sql ?? '');
		if (request.type === 'sequence') await this.client.executeMultiple(request.sql ?? '');
		if (request.type === 'close') {
			this.#transaction?.close();
			this.closed = true;
		}
		return {};
	}

	async #batch(steps: readonly Step[]) {
		const results: unknown[] = [];
		const errors: (Failure | null)[] = [];
		for (const { condition, stmt } of steps) {
			const open = !condition || this.#holds(condition, results, errors);
			const [result, error] = open ? await this.#tried(stmt) : [null, null];
			results.push(result);
			errors.push(error);
		}
		return { step_results: results, step_errors: errors };
	}

	async #tried(statement: Statement): Promise<[unknown, Failure | null]> {
		try {
			return [await this.#run(statement), null];
		} catch (error) {
			return [null, failureOf(error)];
		}
	}

	#holds(condition: Condition, results: unknown[], errors: (Failure | null)[]): boolean {
		const inner = (one: Condition) => this.#holds(one, results, errors);
		if (condition.type === 'ok') return results[condition.step] !== null;
		if (condition.type === 'error') return errors[condition.step] !== null;
		if (condition.type === 'not') return !inner(condition.cond);
		if (condition.type === 'and') return condition.conds.every(inner);
		if (condition.type === 'or') return condition.conds.some(inner);
		return this.#transaction === undefined;
	}

	async #run({ sql: text, sql_id: id, args = [] }: Statement) {
		const sql = text ?? known(this.#texts.get(id ?? -1), 'stored statement');
		if (/^begin/i.test(sql)) return this.#begin();
		if (/^(commit|rollback)/i.test(sql)) return this.#end(/^commit/i.test(sql));
		const { columns, rows, rowsAffected } = await (this.#transaction ?? this.client).execute({
			sql,
			args: args.map(toArgument)
		});
		return {
			cols: columns.map((name) => ({ name, decltype: null })),
			rows: rows.map((row) => columns.map((_, at) => toValue(row[at]))),
			affected_row_count: rowsAffected,
			last_insert_rowid: null
		};
	}

	async #begin() {
		this.#transaction = await this.client.transaction('write');
		return NOTHING;
	}

	async #end(commit: boolean) {
		const transaction = this.#transaction;
		this.#transaction = undefined;
		await (commit ? transaction?.commit() : transaction?.rollback());
		return NOTHING;
	}
}

const NOTHING = { cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null };

function failureOf(error: unknown): Failure {
	const { message, code } = error as Failure;
	return { message, code: code ?? 'UNKNOWN' };
}

function toArgument({ type, value, base64 }: Value): InValue {
	if (type === 'integer') return BigInt(value ?? 0);
	if (type === 'blob') return Buffer.from(base64 ?? '', 'base64');
	return type === 'null' ? null : (value ?? null);
}

function toValue(value: unknown): Value {
	if (value === null || value === undefined) return { type: 'null' };
	if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
	if (typeof value === 'number') return { type: 'float', value };
	if (typeof value === 'string') return { type: 'text', value };
	return { type: 'blob', base64: Buffer.from(value as ArrayBuffer).toString('base64') };
}
