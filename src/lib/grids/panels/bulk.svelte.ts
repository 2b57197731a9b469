import { failureOf } from '#lib/client/failure.ts';
import type { EntityClient } from '#lib/client/entity-client.ts';
import { newId } from '#lib/client/id.ts';
import type { BulkChange, BulkLine, BulkPreview, BulkStep } from '#lib/domain/model/change.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Target } from '#lib/domain/model/query.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { shownLines, warningsOf, without, type LeftOut } from './bulk-lines.ts';
import { failureText } from './failure-text.ts';

/** Long enough for a word to be typed, short enough to feel live. */
const PAUSE_MS = 250;
/** Work that takes longer shows that it goes on. */
const SHOW_BUSY_MS = 500;

export type Applied = { readonly operation: Id; readonly changed: number };

/** One bulk change while it is being made: previews follow the typing, the last one typed wins. */
export class BulkWork {
	preview = $state.raw<BulkPreview | null>(null);
	problems = $state.raw<readonly Problem[]>([]);
	failure = $state<string | null>(null);
	leftOut = $state.raw<readonly LeftOut[]>([]);
	confirmed = $state.raw<ReadonlySet<string>>(new Set());
	leaveErrorsOut = $state(false);
	phase = $state<'idle' | 'previewing' | 'applying'>('idle');
	slow = $state(false);
	/** Rows were changed by somebody else since the preview, which was made again. */
	stale = $state(false);

	readonly lines = $derived(shownLines(this.preview?.lines ?? [], this.leftOut));
	readonly warnings = $derived(this.preview ? warningsOf(this.preview) : []);
	readonly ready = $derived(
		this.phase === 'idle' &&
			this.preview !== null &&
			this.preview.changed - (this.leaveErrorsOut ? this.preview.errors : 0) > 0 &&
			(this.preview.errors === 0 || this.leaveErrorsOut) &&
			this.warnings.every(({ code }) => this.confirmed.has(code))
	);

	#client: EntityClient;
	#target: Target;
	#wish: { field: string; step: BulkStep } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: AbortController | undefined;

	constructor(client: EntityClient, target: Target) {
		this.#client = client;
		this.#target = target;
	}

	/** Another field or step: the preview is made anew after a pause, unticked rows stay unticked. */
	wish(field: string, step: BulkStep | null) {
		clearTimeout(this.#timer);
		this.#running?.abort();
		if (field !== this.#wish?.field) this.leftOut = [];
		this.confirmed = new Set();
		this.leaveErrorsOut = false;
		this.stale = false;
		this.#wish = step && { field, step };
		if (!step) this.#clear();
		else this.#timer = setTimeout(() => void this.refresh(), PAUSE_MS);
	}

	untick(line: BulkLine, at: number) {
		this.leftOut = [...this.leftOut, { line, at }];
		void this.refresh();
	}

	tick(id: Id) {
		this.leftOut = this.leftOut.filter(({ line }) => line.id !== id);
		void this.refresh();
	}

	confirm(code: string, yes: boolean) {
		const others = [...this.confirmed].filter((each) => each !== code);
		this.confirmed = new Set(yes ? [...others, code] : others);
	}

	async refresh() {
		const change = this.#change();
		if (!change) return;
		this.#running?.abort();
		const running = new AbortController();
		this.#running = running;
		await this.#busy(
			'previewing',
			async () => {
				const preview = await this.#client.previewBulk.mutate(change, { signal: running.signal });
				if (running.signal.aborted) return;
				this.preview = preview;
				this.#explain(null);
			},
			running
		);
	}

	/** Writes it. Answers undefined when it was refused, and shows why. */
	async apply(): Promise<Applied | undefined> {
		const change = this.#change();
		if (!change || !this.preview) return undefined;
		const order = {
			operation: newId(),
			change,
			state: this.preview.state,
			confirmed: [...this.confirmed],
			leaveOut: this.leaveErrorsOut
		};
		return this.#busy('applying', () => this.#client.applyBulk.mutate(order));
	}

	/** Ends what is under way, when the panel closes. */
	stop() {
		clearTimeout(this.#timer);
		this.#running?.abort();
	}

	#change(): BulkChange | null {
		const unticked = new Set(this.leftOut.map(({ line }) => line.id));
		return this.#wish && { target: without(this.#target, unticked), ...this.#wish };
	}

	async #busy<T>(
		phase: 'previewing' | 'applying',
		work: () => Promise<T>,
		running?: AbortController
	): Promise<T | undefined> {
		this.phase = phase;
		const timer = setTimeout(() => (this.slow = true), SHOW_BUSY_MS);
		try {
			return await work();
		} catch (error) {
			if (!running?.signal.aborted) await this.#refused(error, phase);
			return undefined;
		} finally {
			clearTimeout(timer);
			if (!running?.signal.aborted) {
				this.phase = 'idle';
				this.slow = false;
			}
		}
	}

	async #refused(error: unknown, phase: 'previewing' | 'applying') {
		const failure = failureOf(error);
		const problems = failure.kind === 'refused' ? failure.problems : [];
		if (phase === 'applying' && problems.some(({ code }) => code === 'bulk.stale')) {
			await this.refresh();
			this.stale = true;
			return;
		}
		if (phase === 'previewing') this.preview = null;
		this.problems = problems;
		this.failure = failureText(failure);
	}

	#explain(failure: string | null) {
		this.failure = failure;
		this.problems = [];
	}

	#clear() {
		this.preview = null;
		this.phase = 'idle';
		this.slow = false;
		this.#explain(null);
	}
}
