import { failureOf, type Failure } from '#lib/client/failure.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { SheetPatch } from '#lib/domain/sheets/sheet.ts';

/** What of a sheet is to be changed. */
export type Change = {
	readonly name?: string;
	readonly shared?: boolean;
	readonly cells?: SheetPatch;
};
const PAUSE_MS = 400;
const AGAIN_MS = 3_000;
const ARRIVES_LATER: ReadonlySet<Failure['kind']> = new Set(['offline', 'signed-out']);

/** Saves the changes of one sheet by itself, a moment after each: those that come together go together. */
export class Saving {
	savedAt = $state('');
	/** Why what waits cannot be saved; null while it can. */
	failure = $state.raw<Failure | null>(null);
	#waiting = $state.raw<Change | null>(null);
	#sent = $state.raw<Change | null>(null);
	#sending: Promise<void> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly isSaved = $derived(this.#waiting === null && this.#sent === null);
	/** Somebody else changed the sheet since; nothing is sent until it is said whose cells count. */
	readonly isStale = $derived(
		this.failure?.kind === 'refused' &&
			this.failure.problems.some(({ code }) => code === 'row.changed')
	);

	constructor(
		private readonly id: Id,
		private version: number
	) {}

	/** Everything that has not reached the server yet. */
	get unsaved(): Change {
		return joined(this.#sent ?? {}, this.#waiting ?? {});
	}

	add(change: Change) {
		this.#waiting = joined(this.#waiting ?? {}, change);
		if (!this.isStale) this.#later(PAUSE_MS);
	}

	/** Sends what waits now, and answers whether everything is saved. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		await this.#sending;
		if (!this.#waiting || this.isStale) return this.isSaved;
		this.#sent = this.#waiting;
		this.#waiting = null;
		this.#sending = this.#send(this.#sent);
		await this.#sending;
		return this.isSaved;
	}

	/** Goes on from another state of the sheet, with these changes on top of it. */
	resume(version: number, change: Change | null) {
		this.version = version;
		this.failure = null;
		this.#waiting = change;
		if (change) this.#later(0);
	}

	async #send(change: Change) {
		const { cells, ...rest } = change;
		const wanted = { id: this.id, version: this.version, ...rest, ...(cells && { cells }) };
		try {
			const { version, at } = await trpc.sheets.save.mutate(wanted);
			[this.version, this.savedAt, this.failure] = [version, at, null];
			this.#sent = null;
			if (this.#waiting) this.#later(0);
		} catch (error) {
			this.failure = failureOf(error);
			this.#waiting = joined(change, this.#waiting ?? {});
			this.#sent = null;
			// What was refused is sent again with the next change, what did not arrive by itself.
			if (ARRIVES_LATER.has(this.failure.kind)) this.#later(AGAIN_MS);
		}
	}

	#later(pause: number) {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pause);
	}
}

const joined = (one: Change, other: Change): Change => ({
	...one,
	...other,
	...((one.cells ?? other.cells) && { cells: { ...one.cells, ...other.cells } })
});
