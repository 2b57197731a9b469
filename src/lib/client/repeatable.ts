import { newId } from './id.ts';
import type { Id } from '#lib/domain/model/row.ts';

/** Gives a request its operation: the same one until it is answered, so that whoever repeats what got lost does it once. */
export class Repeatable {
	#open: { readonly request: string; readonly operation: Id } | null = null;

	operationOf(request: unknown): Id {
		const text = JSON.stringify(request);
		if (this.#open?.request !== text) this.#open = { request: text, operation: newId() };
		return this.#open.operation;
	}

	/** It was done or refused: the next one is another. */
	answered() {
		this.#open = null;
	}
}
