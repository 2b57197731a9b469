import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import type { RowPage, Rows } from '#lib/client/entity-client.ts';
import { failureOf, type Failure } from '#lib/client/failure.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Page, Query } from '#lib/domain/model/query.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { Cursors } from './cursors.ts';

type Ask = Pick<IGetRowsParams, 'startRow' | 'endRow' | 'successCallback' | 'failCallback'>;
type Stretch = { readonly rows: readonly AnyRow[]; readonly end: number };
type Told = {
	/** Number of rows that match, and whether the table has moved on since the last answer. */
	total(total: number): void;
	/** The grid holds these rows now, from this one on. */
	loaded(start: number, rows: readonly AnyRow[]): void;
	/** Rows came, as they stand now. */
	learned(rows: readonly AnyRow[]): void;
	/** Why a block is missing, until every one that failed has come; null when none is. */
	failed(failure: Failure | null): void;
};

/** Blocks of rows, for the grid or for cards, from the server, in the order of one query. Plain: no state of Svelte. */
export class RowSource implements IDatasource {
	/** Titles of the rows that were referred to so far. */
	readonly titles = new Map<Id, string>();
	#faults = new Map<Id, readonly Problem[]>();
	#query: Query;
	#cursors = new Cursors();
	#total: number | null = null;
	/** By the row they start with. The grid does not ask for them again by itself. */
	#failed = new Map<number, Failure>();
	#abort = new AbortController();

	constructor(
		query: Query,
		private readonly list: (page: Page, signal: AbortSignal) => Promise<RowPage>,
		private readonly told: Told
	) {
		this.#query = query;
	}

	get query(): Query {
		return this.#query;
	}

	/** Another question: answers still under way are of no use. */
	ask(query: Query) {
		this.#query = query;
		this.forget();
		this.#abort.abort();
		this.#abort = new AbortController();
	}

	/** Rows came or went, or did not come: every block is asked anew, with the total and the cursors. */
	forget() {
		this.#total = null;
		this.#cursors.drop();
		if (this.#failed.size > 0) this.told.failed(null);
		this.#failed.clear();
	}

	getRows({ startRow, endRow, successCallback, failCallback }: Ask) {
		void this.rows(startRow, endRow).then((found) => {
			if (!found) return failCallback();
			successCallback([...found.rows], found.end);
			this.told.loaded(startRow, found.rows);
		});
	}

	/**
	 * The rows of a stretch, and how many there are in all, -1 while that is not known. Undefined when they did not
	 * come, or another question was asked meanwhile.
	 */
	async rows(start: number, end: number): Promise<Stretch | undefined> {
		const { signal } = this.#abort;
		try {
			const page = await this.list(this.#page(start, end), signal);
			if (signal.aborted) return undefined;
			this.learn(page);
			this.#cursors.remember(page.state, start + page.rows.length, page.after);
			this.#total = page.total ?? this.#total;
			this.#came(start);
			if (this.#total !== null) this.told.total(this.#total);
			return { rows: page.rows, end: this.#end(start, end, page.rows.length) };
		} catch (error) {
			if (signal.aborted) return undefined;
			const failure = failureOf(error);
			this.#failed.set(start, failure);
			this.told.failed(failure);
			return undefined;
		}
	}

	/** Takes from an answer what it tells beside its rows: titles of references, and which cells were not computed. */
	learn({ rows, refs, problems }: Rows): readonly AnyRow[] {
		for (const [id, title] of Object.entries(refs)) this.titles.set(id, title);
		for (const { id } of rows) this.#faults.delete(id);
		for (const problem of problems) {
			const row = problem.at?.row ?? '';
			this.#faults.set(row, [...(this.#faults.get(row) ?? []), problem]);
		}
		this.told.learned(rows);
		return rows;
	}

	/** Why a cell could not be computed. */
	faultOf(row: Id, field: string): Problem | undefined {
		return this.#faults.get(row)?.find(({ at }) => at?.field === field);
	}

	/** Not named destroy: the grid would call that whenever it is told of its source again. */
	stop() {
		this.#abort.abort();
	}

	#came(start: number) {
		if (this.#failed.delete(start)) this.told.failed([...this.#failed.values()].at(-1) ?? null);
	}

	#page(offset: number, end: number): Page {
		const after = this.#cursors.before(offset);
		return {
			...this.#query,
			offset,
			limit: end - offset,
			...(after !== undefined && { after }),
			...(this.#total === null && { total: true })
		};
	}

	// A short block is the last one whatever the total says: rows may have been removed since.
	#end(start: number, end: number, count: number): number {
		if (count < end - start) return start + count;
		return this.#total ?? -1;
	}
}
