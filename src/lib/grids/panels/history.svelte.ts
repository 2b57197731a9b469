import { failureOf } from '#lib/client/failure.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { HistoryEntry, Operation } from '#lib/domain/model/change.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { failureText } from './failure-text.ts';

const PAGE = 50;

type EntryPage = {
	readonly entries: readonly HistoryEntry[];
	readonly refs: Readonly<Record<Id, string>>;
	readonly more: boolean;
};
type Loader<P> = () => Promise<P>;

/** A list that grows by pages; what was asked before another question does not come in any more. */
abstract class Paged<P> {
	loaded = $state(false);
	busy = $state(false);
	more = $state(false);
	failure = $state<string | null>(null);
	#question = 0;

	protected abstract take(page: P): void;

	protected start() {
		this.#question++;
		this.loaded = false;
		this.more = false;
		this.failure = null;
	}

	protected async ask(load: Loader<P>) {
		const question = this.#question;
		this.busy = true;
		try {
			const page = await load();
			if (question !== this.#question) return;
			this.take(page);
			this.loaded = true;
		} catch (error) {
			if (question === this.#question) this.failure = failureText(failureOf(error));
		} finally {
			if (question === this.#question) this.busy = false;
		}
	}
}

/** Changes of rows: of one row, newest first, or of one operation, in their order. */
export class EntryList extends Paged<EntryPage> {
	entries = $state.raw<readonly HistoryEntry[]>([]);
	titles = $state.raw<Readonly<Record<Id, string>>>({});
	#load: Loader<EntryPage> | null = null;

	empty() {
		this.start();
		this.entries = [];
		this.#load = null;
	}

	ofRow(entity: string, row: Id) {
		let before: number | undefined;
		return this.#open(async () => {
			const query = { entity, row, limit: PAGE, ...(before !== undefined && { before }) };
			const { entries, refs, next } = await trpc.history.row.query(query);
			before = next ?? undefined;
			return { entries, refs, more: next !== null };
		});
	}

	ofOperation(operation: Id) {
		let offset = 0;
		return this.#open(async () => {
			const query = { operation, offset, limit: PAGE };
			const { entries, refs, next } = await trpc.history.operation.query(query);
			offset += entries.length;
			return { entries, refs, more: next !== null };
		});
	}

	async next() {
		if (this.#load) await this.ask(this.#load);
	}

	protected take({ entries, refs, more }: EntryPage) {
		this.entries = this.loaded ? [...this.entries, ...entries] : entries;
		this.titles = { ...this.titles, ...refs };
		this.more = more;
	}

	async #open(load: Loader<EntryPage>) {
		this.start();
		this.#load = load;
		await this.ask(load);
	}
}

type OperationPage = { readonly operations: readonly Operation[]; readonly next: number | null };

/** The operations on one table, newest first. */
export class OperationList extends Paged<OperationPage> {
	operations = $state.raw<readonly Operation[]>([]);
	#before: number | null = null;
	#entity = '';

	async open(entity: string) {
		this.start();
		this.#entity = entity;
		this.#before = null;
		await this.next();
	}

	next() {
		const query = {
			entity: this.#entity,
			limit: PAGE,
			...(this.#before !== null && { before: this.#before })
		};
		return this.ask(() => trpc.history.table.query(query));
	}

	protected take({ operations, next }: OperationPage) {
		this.operations = this.loaded ? [...this.operations, ...operations] : operations;
		this.#before = next;
		this.more = next !== null;
	}
}
