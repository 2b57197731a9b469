import type { Page } from '@playwright/test';
import type { HistoryEntry, Operation } from '../../src/lib/domain/model/change.ts';
import type { Condition } from '../../src/lib/domain/model/query.ts';
import type { AnyRow } from '../../src/lib/domain/model/row.ts';
import { newId } from '../support/make.ts';

type List = { readonly rows: readonly AnyRow[]; readonly refs: Readonly<Record<string, string>> };

/** What is stored, asked for in the session of a window. */
export class Api {
	constructor(private readonly page: Page) {}

	async query<Answer>(procedure: string, input: object = {}): Promise<Answer> {
		const params = { input: JSON.stringify(input) };
		return read(procedure, await this.page.request.get(`/api/trpc/${procedure}`, { params }));
	}

	async mutate<Answer>(procedure: string, input: object): Promise<Answer> {
		const answer = await this.page.request.post(`/api/trpc/${procedure}`, { data: input });
		return read(procedure, answer);
	}

	/** All rows of a table where a field has this value. */
	async rows(entity: string, field: string, value: string | number): Promise<readonly AnyRow[]> {
		const filter: Condition = { field, is: 'equals', value };
		const page = { offset: 0, limit: 1000, filter };
		return (await this.query<List>(`entities.${entity}.list`, page)).rows;
	}

	async count(entity: string): Promise<number | null> {
		const page = { offset: 0, limit: 1, total: true };
		return (await this.query<{ total: number | null }>(`entities.${entity}.list`, page)).total;
	}

	/** The one row with this number, or this value of another field. */
	async row(entity: string, value: string | number, field = 'number'): Promise<AnyRow> {
		const [row, ...more] = await this.rows(entity, field, value);
		if (!row || more.length > 0) throw new Error(`not one ${entity} with ${field} ${value}`);
		return row;
	}

	/** Adds this many rows, each with the cells that `cellsOf` gives it. */
	async add(entity: string, count: number, cellsOf: (at: number) => object): Promise<void> {
		const changes = Array.from({ length: count }, (_, at) => ({
			id: newId(),
			version: 0,
			patch: cellsOf(at)
		}));
		await this.mutate(`entities.${entity}.save`, { operation: newId(), changes });
	}

	/** The sum of a field over the rows where another field has this value. */
	async sum(entity: string, field: string, where: string, value: string): Promise<number> {
		const rows = await this.rows(entity, where, value);
		const scaled = rows.reduce((sum, row) => sum + Math.round(Number(row[field]) * 1e6), 0);
		return scaled / 1e6;
	}

	async history(entity: string, row: string): Promise<readonly HistoryEntry[]> {
		const { entries } = await this.query<{ entries: HistoryEntry[] }>('history.row', {
			entity,
			row
		});
		return entries;
	}

	async operations(entity: string): Promise<readonly Operation[]> {
		return (await this.query<{ operations: Operation[] }>('history.table', { entity })).operations;
	}
}

type Answered = { ok(): boolean; status(): number; text(): Promise<string> };

async function read<Answer>(procedure: string, answer: Answered): Promise<Answer> {
	const text = await answer.text();
	if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()} ${text.slice(0, 500)}`);
	return (JSON.parse(text) as { result: { data: Answer } }).result.data;
}
