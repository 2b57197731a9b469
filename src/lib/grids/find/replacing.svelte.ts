import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import type { Replace, ReplacePreview } from '#lib/domain/find/find.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { warningsOf } from '../panels/bulk-lines.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';

export type Applied = { readonly operation: Id; readonly changed: number };

/** Replacing everything that is found, while it is looked at. */
export class Replacing {
	preview = $state.raw<ReplacePreview | null>(null);
	failure = $state<string | null>(null);
	confirmed = $state.raw<ReadonlySet<string>>(new Set());
	leaveErrorsOut = $state(false);
	applying = $state(false);
	/** Something was changed by somebody else since the preview, which was made again. */
	stale = $state(false);

	readonly warnings = $derived(this.preview ? warningsOf(this.preview) : []);
	readonly rows = $derived(
		this.preview ? this.preview.rows - (this.leaveErrorsOut ? this.preview.errors : 0) : 0
	);
	readonly ready = $derived(
		!this.applying &&
			this.rows > 0 &&
			(this.preview?.errors === 0 || this.leaveErrorsOut) &&
			this.warnings.every(({ code }) => this.confirmed.has(code))
	);
	readonly #running = new AbortController();

	constructor(
		private readonly sheet: Sheet,
		readonly replace: Replace
	) {
		void this.#look();
	}

	confirm(code: string, yes: boolean) {
		const others = [...this.confirmed].filter((each) => each !== code);
		this.confirmed = new Set(yes ? [...others, code] : others);
	}

	/** Writes it. Answers undefined when it was refused, and shows why. */
	async apply(): Promise<Applied | undefined> {
		const { preview, replace } = this;
		if (!preview) return undefined;
		this.applying = true;
		try {
			return await this.sheet.client.replace.mutate({
				operation: newId(),
				replace,
				state: preview.state,
				confirmed: [...this.confirmed],
				leaveOut: this.leaveErrorsOut
			});
		} catch (error) {
			const failure = failureOf(error);
			const stale =
				failure.kind === 'refused' && failure.problems.some(({ code }) => code === 'bulk.stale');
			if (!stale) this.failure = failureText(failure, this.sheet.entity);
			else if (await this.#look()) this.stale = true;
			return undefined;
		} finally {
			this.applying = false;
		}
	}

	/** Ends what is under way, when the dialog closes. */
	stop() {
		this.#running.abort();
	}

	async #look(): Promise<boolean> {
		const { signal } = this.#running;
		try {
			this.preview = await this.sheet.client.previewReplace.mutate(this.replace, { signal });
			this.failure = null;
			return true;
		} catch (error) {
			if (!signal.aborted) this.failure = failureText(failureOf(error), this.sheet.entity);
			return false;
		}
	}
}
