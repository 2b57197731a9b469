import { failureOf, type Failure } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type {
	ImportCounts,
	ImportFile,
	ImportLine,
	ImportPlan,
	ImportProgress,
	LineFilter,
	ReadingWish
} from '#lib/domain/imports/import.ts';
import { m, text } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { failureText } from './failure-text.ts';
import { proposed } from './import-plan.ts';
import { sendFile } from './send-file.ts';
import { undoOperation } from './undo.ts';

export const steps = ['file', 'reading', 'columns', 'check', 'done'] as const;
export type Step = (typeof steps)[number];

const LINES = 50;
/** Often enough for a bar that moves, seldom enough for the server. */
const ASK_MS = 300;
const WORKING: readonly string[] = ['checking', 'writing'];

/** One import from the file to the summary. Nothing is written before `apply`. */
export class ImportWork {
	step = $state<Step>('file');
	file = $state.raw<ImportFile | null>(null);
	plan = $state.raw<ImportPlan | null>(null);
	progress = $state.raw<ImportProgress | null>(null);
	lines = $state.raw<readonly ImportLine[]>([]);
	total = $state(0);
	only = $state<LineFilter>('all');
	offset = $state(0);
	confirmed = $state.raw<ReadonlySet<string>>(new Set());
	failure = $state<string | null>(null);
	busy = $state(false);
	/** How much of the file has been sent, null while nothing is. */
	sent = $state<number | null>(null);

	readonly pageSize = LINES;

	#entity: Entity;
	#sending = new AbortController();
	/** How the wizard was closed before its end. */
	#end: 'cancelled' | 'left' | null = null;

	constructor(entity: Entity) {
		this.#entity = entity;
	}

	// Not derived: what is derived in a component stands still when that is gone, and the work may go on.
	get counts(): ImportCounts | undefined {
		return this.progress?.counts;
	}

	get changes(): number {
		return (this.counts?.inserted ?? 0) + (this.counts?.updated ?? 0);
	}

	get working(): boolean {
		return WORKING.includes(this.progress?.phase ?? '');
	}

	get ready(): boolean {
		return (
			this.progress?.phase === 'checked' &&
			!this.busy &&
			this.counts?.faulty === 0 &&
			this.changes > 0 &&
			this.progress.warnings.every((code) => this.confirmed.has(code))
		);
	}

	async send(body: Blob, name: string, locale: string) {
		this.sent = 0;
		this.failure = null;
		const answer = await sendFile({
			entity: this.#entity.name,
			name,
			locale,
			body,
			onprogress: (share) => (this.sent = share),
			signal: this.#sending.signal
		});
		this.sent = null;
		if (!answer.ok) return this.#fail(answer.failure);
		this.#take(answer.file);
		this.step = answer.file.remembered ? 'columns' : 'reading';
	}

	/** Takes the file apart in another way. In another table the header is looked for anew. */
	async read(change: Partial<ReadingWish>) {
		const { file } = this;
		if (!file) return;
		const { header, ...table } = file.reading;
		const isOther = 'sheet' in change || 'delimiter' in change;
		const reading = { ...table, ...(isOther ? {} : { header }), ...change };
		await this.#try(async () =>
			this.#take(await trpc.imports.read.mutate({ id: file.id, reading }))
		);
	}

	async check() {
		const { file, plan } = this;
		if (!file || !plan) return;
		this.step = 'check';
		this.lines = [];
		this.confirmed = new Set();
		await this.#try(async () => {
			this.progress = await trpc.imports.check.mutate({ id: file.id, plan });
			await this.#follow(file.id);
		});
		if (this.progress?.phase === 'checked') {
			await this.show(this.counts?.faulty ? 'errors' : this.changes > 0 ? 'changes' : 'all');
		} else if (!this.#end) this.#backToColumns();
	}

	async show(only: LineFilter, offset = 0) {
		const { file } = this;
		if (!file) return;
		this.only = only;
		this.offset = offset;
		await this.#try(async () => {
			const page = await trpc.imports.lines.query({ id: file.id, only, offset, limit: LINES });
			this.lines = page.lines;
			this.total = page.total;
		});
	}

	/** Corrects one line in place; it stays where it is, also when it is no longer faulty. */
	async correct(line: number, texts: readonly string[]) {
		await this.#amend((id) => trpc.imports.correct.mutate({ id, line, texts: [...texts] }));
	}

	async skip(line: number, skip: boolean) {
		await this.#amend((id) => trpc.imports.skip.mutate({ id, lines: [line], skip }));
	}

	async skipErrors() {
		await this.#amend((id) => trpc.imports.skip.mutate({ id, lines: 'errors', skip: true }));
		await this.show('changes');
	}

	async apply() {
		const { file } = this;
		if (!file) return;
		const order = { id: file.id, operation: newId(), confirmed: [...this.confirmed] };
		await this.#try(async () => {
			this.progress = await trpc.imports.commit.mutate(order);
			await this.#follow(file.id);
		});
		if (this.#end === 'left') this.#tell();
		else if (this.progress?.phase === 'written') this.step = 'done';
		else if (this.progress?.phase === 'checked') await this.show(this.only);
	}

	/** Stops what is at work and forgets the file; what has been written stays. */
	async cancel() {
		if (this.#end) return;
		const writing = this.progress?.phase === 'writing';
		this.#end = 'cancelled';
		this.#sending.abort();
		const { file } = this;
		if (!file || this.progress?.phase === 'written') return;
		// The server forgets a file by itself after a day, so that a lost call does no harm.
		const answer = await trpc.imports.cancel.mutate({ id: file.id }).catch(() => undefined);
		if (writing && answer?.cancelled) toasts.show({ text: text('problem.import.cancelled') });
	}

	/** The page is left. What is being written goes on and is told when it is done; all else ends. */
	leave() {
		if (this.progress?.phase === 'writing' && !this.#end) this.#end = 'left';
		else void this.cancel();
	}

	async #follow(id: string) {
		while (this.working) {
			await new Promise((resolve) => setTimeout(resolve, ASK_MS));
			if (this.#end === 'cancelled') return;
			this.progress = await trpc.imports.progress.query({ id });
		}
		const { problems = [] } = this.progress ?? {};
		if (problems.length > 0) this.#fail({ kind: 'refused', problems });
	}

	async #amend(
		call: (id: string) => Promise<{ lines: readonly ImportLine[]; progress: ImportProgress }>
	) {
		const { file } = this;
		if (!file) return;
		await this.#try(async () => {
			const { lines, progress } = await call(file.id);
			const changed = new Map(lines.map((line) => [line.line, line]));
			this.lines = this.lines.map((line) => changed.get(line.line) ?? line);
			this.progress = progress;
		});
	}

	#take(file: ImportFile) {
		this.file = file;
		this.plan = file.remembered ? file.plan : proposed(this.#entity, file.plan);
		this.progress = null;
	}

	#backToColumns() {
		this.step = 'columns';
		this.progress = null;
	}

	async #try(work: () => Promise<void>) {
		this.busy = true;
		this.failure = null;
		try {
			await work();
		} catch (error) {
			this.#fail(failureOf(error));
		} finally {
			this.busy = false;
		}
	}

	#fail(failure: Failure) {
		if (this.#end !== 'cancelled') this.failure = failureText(failure, this.#entity);
	}

	/** Tells on whatever page the user is by now how it ended. */
	#tell() {
		const operation = this.progress?.operation;
		if (!operation) {
			toasts.show({ tone: 'error', text: this.failure ?? text('problem.import.stale') });
			return;
		}
		toasts.show({
			tone: 'done',
			text: m['import.ui.finishedAway']({
				count: this.changes,
				table: text(`${this.#entity.name}.*`)
			}),
			action: { label: m['ui.undo'](), run: () => void undoOperation(this.#entity.name, operation) }
		});
	}
}
