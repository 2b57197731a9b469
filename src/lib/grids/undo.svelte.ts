import { failureOf, type Failure } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Undone } from '#lib/domain/model/change.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';

export type Done = { readonly operation: Id; readonly label: string };
type Outcome = (Undone & { readonly done: Done }) | { readonly failure: Failure } | undefined;

const DEPTH = 100;

/** What this user did to this table lately, also before this page was opened, step by step back and forth again. */
export class Undo {
	past = $state.raw<readonly Done[]>([]);
	future = $state.raw<readonly Done[]>([]);
	/** Ends when the step under way is done: steps pressed meanwhile wait for it. */
	#turn: Promise<unknown> = Promise.resolve();
	/** Writes that are not answered yet: what they do is the last step, so steps back wait for them. */
	#writes = new Set<Promise<unknown>>();

	/** Takes over the steps that were done before the page was opened. */
	async recall(entity: string): Promise<void> {
		const steps = await trpc.history.steps.query({ entity }).catch(() => null);
		if (!steps) return;
		const known = new Set([...this.past, ...this.future].map(({ operation }) => operation));
		const fresh = ({ operation }: Step) => !known.has(operation);
		const before = this.past.length === 0 && this.future.length === 0;
		this.past = [...steps.past.filter(fresh).map(toDone), ...this.past].slice(-DEPTH);
		if (before) this.future = steps.future.map(toDone);
	}

	/** A write that has begun, until its step is known or it is given up. */
	during(write: Promise<unknown>) {
		const over = write.finally(() => this.#writes.delete(over));
		this.#writes.add(over);
	}

	did(done: Done) {
		this.past = [...this.past, done].slice(-DEPTH);
		this.future = [];
	}

	undo(): Promise<Outcome> {
		return this.#inTurn(() => this.#back());
	}

	/** Undoing the undoing. */
	redo(): Promise<Outcome> {
		return this.#inTurn(() => this.#forth());
	}

	/** Undoes one certain step, such as the one a message offers to undo. */
	undoOne(operation: Id): Promise<Outcome> {
		return this.#inTurn(async () => {
			const done = this.past.find((each) => each.operation === operation);
			if (!done) return undefined;
			this.past = [...this.past.filter((each) => each !== done), done];
			return this.#back();
		});
	}

	/** Undone elsewhere, such as in the history: no step here any more. */
	forget(operation: Id) {
		this.past = this.past.filter((each) => each.operation !== operation);
		this.future = this.future.filter((each) => each.operation !== operation);
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#turn.then(() => this.#written()).then(work);
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #written(): Promise<void> {
		// The grid tells what was typed in a task of its own, after the key that ended it.
		await new Promise((resolve) => setTimeout(resolve));
		while (this.#writes.size > 0) await Promise.allSettled(this.#writes);
	}

	async #back(): Promise<Outcome> {
		const done = this.past.at(-1);
		const outcome = done && (await this.#reverse(done));
		if (!done || !outcome) return undefined;
		this.past = this.past.filter((each) => each !== done);
		this.future = [...this.future, ...reversible(outcome)];
		return outcome;
	}

	async #forth(): Promise<Outcome> {
		const done = this.future.at(-1);
		const outcome = done && (await this.#reverse(done));
		if (!done || !outcome) return undefined;
		this.future = this.future.filter((each) => each !== done);
		this.past = [...this.past, ...reversible(outcome)];
		return outcome;
	}

	async #reverse(done: Done) {
		const operation = newId();
		try {
			const { undone, skipped } = await trpc.history.undo.mutate({
				operation,
				undoes: done.operation
			});
			return { done, undone, skipped, reverse: { operation, label: done.label } };
		} catch (error) {
			const failure = failureOf(error);
			if (isOver(failure)) this.forget(done.operation);
			return { failure };
		}
	}
}

type Step = {
	readonly operation: Id;
	readonly inserted: number;
	readonly updated: number;
	readonly deleted: number;
};

function toDone({ operation, inserted, updated, deleted }: Step): Done {
	if (deleted > 0 && inserted + updated === 0) {
		return { operation, label: m['grid.did.removed']({ count: deleted }) };
	}
	if (inserted === 1 && updated === 0) return { operation, label: m['grid.did.added']() };
	return { operation, label: m['grid.did.changedRows']({ count: inserted + updated }) };
}

type Reversed = { readonly undone: number; readonly reverse: Done } | { readonly failure: Failure };

/** Where nothing was taken back, there is nothing to do again. */
const reversible = (outcome: Reversed): readonly Done[] =>
	'reverse' in outcome && outcome.undone > 0 ? [outcome.reverse] : [];

const isOver = (failure: Failure) =>
	failure.kind === 'refused' &&
	failure.problems.some(({ code }) => code === 'operation.undone' || code === 'operation.gone');
