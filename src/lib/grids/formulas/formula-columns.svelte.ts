import { failureOf, type Failure } from '#lib/client/failure.ts';
import type { EntityClient, NewColumn } from '#lib/client/entity-client.ts';
import { may } from '#lib/domain/access/may.ts';
import type { ToldColumn } from '#lib/domain/columns/formula-column.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { extended } from '#lib/formulas/columns.ts';
import { formulaFields } from '#lib/formulas/fields.ts';
import { problemText } from '../panels/failure-text.ts';

type Host = {
	readonly client: EntityClient;
	/** Loads the table anew once nobody works in it. */
	readonly behind: { add(rows: null): void };
};

/** The columns that users made of formulas in one table: this user's own, and those that are shared. */
export class FormulaColumns {
	list = $state.raw<readonly ToldColumn[]>([]);
	/** The table with those that can be calculated. */
	readonly entity: Entity = $derived.by(() => extended(this.actor, this.base, this.list).entity);

	/** What was heard of while the table was shown, and is taken over when it is loaded anew. */
	#heard: readonly ToldColumn[] | null = null;
	/** Counts the answers to changes of this window: what was asked before one is old. */
	#turn = 0;

	constructor(
		private readonly host: Host,
		private readonly base: Entity,
		private readonly actor: Actor
	) {}

	of(field: string): ToldColumn | undefined {
		return this.list.find(({ id }) => id === field);
	}

	/** His own, and shared ones where he may share. */
	mayChange(field: string): boolean {
		const column = this.of(field);
		return column !== undefined && (column.mine || may(this.actor, 'views.share'));
	}

	/** Why the whole table cannot be sorted, filtered or added up by a column. */
	unsorted(field: string): Problem | null {
		return this.of(field)?.unsorted ?? null;
	}

	/** The same in words. */
	unsortedBecause(field: string): string | null {
		const problem = this.unsorted(field);
		return problem && problemText(problem);
	}

	/** Once it is known which there are. */
	loaded: Promise<void> = Promise.resolve();

	load(): Promise<void> {
		const asked = this.host.client.columns.query().catch(() => ({ columns: [] }));
		this.loaded = asked.then(({ columns }) => void (this.list = columns));
		return this.loaded;
	}

	/** Somebody may have changed one. */
	async hear(): Promise<void> {
		await this.loaded;
		const turn = this.#turn;
		const found = await this.host.client.columns.query().catch(() => null);
		if (turn !== this.#turn) return this.hear();
		if (!found || isSame(found.columns, this.#heard ?? this.list)) return;
		this.#heard = found.columns;
		this.host.behind.add(null);
	}

	/** Takes over what was heard; answers whether there was anything. */
	renew(): boolean {
		const heard = this.#heard;
		this.#heard = null;
		if (!heard || isSame(heard, this.list)) return false;
		this.list = heard;
		return true;
	}

	/** Null when it is kept. */
	save(column: NewColumn): Promise<Failure | null> {
		return this.#change(() => this.host.client.saveColumn.mutate(column));
	}

	remove(id: Id): Promise<Failure | null> {
		return this.#change(() => this.host.client.removeColumn.mutate({ id }));
	}

	/** Those of his own among some fields, and what they are made of: nobody else would see them. */
	unshared(fields: Iterable<string>): readonly ToldColumn[] {
		const found = new Set<string>();
		const visit = (field: string) => {
			const column = this.of(field);
			if (!column || column.shared || found.has(field)) return;
			found.add(field);
			formulaFields(this.entity).get(field)?.formula.names.forEach(visit);
		};
		for (const field of fields) visit(field);
		return this.list.filter(({ id }) => found.has(id));
	}

	/** Shares columns, each after those that it is made of. */
	async share(columns: readonly ToldColumn[]): Promise<Failure | null> {
		const waiting = new Map(columns.map((column) => [column.id, column]));
		while (waiting.size > 0) {
			const next = [...waiting.values()].find(({ id }) => !this.#namesAny(id, waiting));
			if (!next) return null;
			waiting.delete(next.id);
			const { id, version, name, formula, as, decimals } = next;
			const failure = await this.save({ id, version, name, formula, as, decimals, shared: true });
			if (failure) return failure;
		}
		return null;
	}

	#namesAny(id: Id, others: ReadonlyMap<Id, ToldColumn>): boolean {
		const names = formulaFields(this.entity).get(id)?.formula.names ?? [];
		return names.some((name) => name !== id && others.has(name));
	}

	async #change(call: () => Promise<{ columns: readonly ToldColumn[] }>): Promise<Failure | null> {
		try {
			const { columns } = await call();
			this.#turn++;
			this.#heard = null;
			// The stream may have told of it before.
			if (!isSame(columns, this.list)) this.list = columns;
			return null;
		} catch (error) {
			return failureOf(error);
		}
	}
}

const isSame = (one: readonly ToldColumn[], other: readonly ToldColumn[]): boolean =>
	JSON.stringify(one) === JSON.stringify(other);
