import type { Rows, Save } from '#lib/client/entity-client.ts';
import { failureOf } from '#lib/client/failure.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import {
	isTroubled,
	refusedEdits,
	type CellEdit,
	type Complaint,
	type EditStart
} from './cell-edit.ts';
import { jobOf, untyped, type Job } from './save-job.ts';

export type Saved = Rows & {
	readonly operation: Id;
	readonly row: Id;
	readonly cells: number;
	readonly added: boolean;
};
type Waiting = { readonly timer: ReturnType<typeof setTimeout>; readonly send: () => void };
type Host = {
	save(input: Save): Promise<Rows>;
	/** The row as it stands on the server now. */
	reload(row: Id): Promise<AnyRow | undefined>;
	/** What a new row starts with; undefined while a required cell is missing. */
	starting(row: Id): Readonly<Record<string, Cell>> | undefined;
	saved(saved: Saved): void;
	/** A save has begun; it is over when it is answered, however often it has to be sent. */
	sending(save: Promise<void>): void;
	/** Some edit of the row changed. */
	changed(row: Id): void;
};

const RETRY = [2_000, 5_000, 15_000, 30_000] as const;

/**
 * Edits on their way to the server: one save a row at a time, so that each goes out with the version that the one
 * before came back with. What is refused stays; what could not be sent is sent again, word for word, so that a
 * save that did arrive is not done twice.
 */
export class SaveQueue {
	#cells = new Map<Id, Map<string, CellEdit>>();
	#flying = new Map<Id, Job>();
	#latest = new Map<Id, AnyRow>();
	/** New rows that were refused wait for the next keystroke. */
	#held = new Set<Id>();
	/** Saves that did not get through, by row, until they are sent again. */
	#waiting = new Map<Id, Waiting>();

	constructor(private readonly host: Host) {}

	get(row: Id, field: string): CellEdit | undefined {
		return this.#cells.get(row)?.get(field);
	}

	of(row: Id): readonly CellEdit[] {
		return [...(this.#cells.get(row)?.values() ?? [])];
	}

	all(): readonly CellEdit[] {
		return [...this.#cells.keys()].flatMap((row) => this.of(row));
	}

	isBusy(row: Id): boolean {
		return this.#flying.has(row);
	}

	/** A typed value. Typing back what was there before takes the edit back. */
	put(start: EditStart, value: Cell) {
		const before = this.get(start.row, start.field);
		const old = before ? before.old : start.old;
		this.#held.delete(start.row);
		if (value === old && before?.state !== 'saving' && before?.state !== 'unsaved') {
			return this.discard(start.row, start.field);
		}
		this.#set({ ...start, old, value, state: 'queued', problems: [] });
		this.flush(start.row);
	}

	/** What was typed and is no value, or one that this side knows to be wrong. */
	refuse(start: EditStart, typed: string, problems: readonly Complaint[]) {
		const old = this.get(start.row, start.field)?.old ?? start.old;
		this.#set({ ...start, old, value: null, typed, state: 'refused', problems });
	}

	/** Shows typed text that a look-up is about to turn into a value. */
	expect(start: EditStart, typed: string) {
		const old = this.get(start.row, start.field)?.old ?? start.old;
		this.#set({ ...start, old, value: null, typed, state: 'queued', problems: [] });
	}

	discard(row: Id, field: string) {
		const cells = this.#cells.get(row);
		cells?.delete(field);
		if (cells?.size === 0) this.#cells.delete(row);
		this.host.changed(row);
		this.flush(row);
	}

	forget(row: Id) {
		this.#cells.delete(row);
		this.#held.delete(row);
		this.host.changed(row);
	}

	/** Writes it over what somebody else wrote, now that the user has seen that. */
	keepMine(edit: CellEdit) {
		this.#again({ ...edit, old: edit.theirs ?? null });
	}

	confirm(edit: CellEdit) {
		this.#again({ ...edit, confirmed: edit.problems.map(({ code }) => code) });
	}

	/** Sends what waits in a row, unless a save of it is under way or it is not complete. */
	flush(row: Id) {
		if (this.#flying.has(row) || this.#held.has(row)) return;
		const edits = this.of(row).filter(
			({ state, typed }) => state === 'queued' && typed === undefined
		);
		const version = this.#version(row, edits);
		const starting = version === 0 ? this.host.starting(row) : {};
		if (starting === undefined || (edits.length === 0 && version !== 0)) return;
		if (version === 0 && this.of(row).some((edit) => isTroubled(edit) || isLookedUp(edit))) return;
		this.host.sending(this.#send(jobOf(row, version, starting, edits)));
	}

	/** Something may have changed, such as the connection: what waits is sent at once. */
	again() {
		for (const { timer, send } of [...this.#waiting.values()]) {
			clearTimeout(timer);
			send();
		}
	}

	destroy() {
		for (const { timer } of this.#waiting.values()) clearTimeout(timer);
		this.#waiting.clear();
	}

	#version(row: Id, edits: readonly CellEdit[]): number {
		const typed = Math.max(0, ...edits.map(({ version }) => version));
		return Math.max(typed, this.#latest.get(row)?.version ?? 0);
	}

	#again(edit: CellEdit) {
		this.#set({ ...edit, state: 'queued', problems: [] });
		this.#held.delete(edit.row);
		this.flush(edit.row);
	}

	async #send(job: Job, attempt = 0): Promise<void> {
		this.#flying.set(job.row, job);
		this.#mark(job, 'saving');
		try {
			this.#succeeded(job, await this.host.save(job.save));
		} catch (error) {
			await this.#failed(job, error, attempt);
		}
	}

	#succeeded(job: Job, rows: Rows) {
		const row = rows.rows.find(({ id }) => id === job.row);
		if (row) this.#latest.set(job.row, row);
		this.#flying.delete(job.row);
		for (const sent of job.edits) {
			const now = this.get(job.row, sent.field);
			// Typed again meanwhile: that edit now starts from what has just been saved.
			if (now && now.state === 'saving') this.#cells.get(job.row)?.delete(sent.field);
			else if (now) this.#set({ ...now, old: row?.[sent.field] ?? sent.value });
		}
		const { operation, changes } = job.save;
		const added = changes[0]?.version === 0;
		this.host.saved({ ...rows, operation, row: job.row, cells: job.edits.length, added });
		this.host.changed(job.row);
		this.flush(job.row);
	}

	async #failed(job: Job, error: unknown, attempt: number) {
		const failure = failureOf(error);
		if (failure.kind === 'offline' || failure.kind === 'signed-out') {
			const passing = failure.kind === 'offline' ? failure.problems : [];
			const why = passing.length > 0 ? passing : [{ code: `failure.${failure.kind}` } as const];
			this.#mark(job, 'unsaved', why);
			return this.#retry(job, attempt);
		}
		const problems: readonly Complaint[] =
			failure.kind === 'refused' ? failure.problems : [{ code: `failure.${failure.kind}` }];
		const moved = problems.some(({ code }) => code === 'row.changed');
		const row = moved ? await this.host.reload(job.row).catch(() => undefined) : undefined;
		if (row) this.#latest.set(job.row, row);
		this.#flying.delete(job.row);
		this.#refused(job, problems, row);
	}

	#refused(job: Job, problems: readonly Complaint[], row: AnyRow | undefined) {
		const isNew = job.save.changes[0]?.version === 0;
		const all = isNew ? [...job.edits, ...untyped(job, problems)] : job.edits;
		const isTypedSince = this.of(job.row).some(({ state }) => state === 'queued');
		if (isNew && !isTypedSince) this.#held.add(job.row);
		for (const edit of refusedEdits(all, problems, row)) {
			const now = this.get(job.row, edit.field);
			if (!now || now.state === 'saving') this.#set(edit);
		}
		this.flush(job.row);
	}

	#retry(job: Job, attempt: number): Promise<void> {
		const wait = RETRY[Math.min(attempt, RETRY.length - 1)] ?? 30_000;
		return new Promise((resolve) => {
			const send = () => {
				this.#waiting.delete(job.row);
				resolve(this.#send(job, attempt + 1));
			};
			this.#waiting.set(job.row, { timer: setTimeout(send, wait), send });
		});
	}

	#mark(job: Job, state: 'saving' | 'unsaved', problems: readonly Complaint[] = []) {
		for (const { field } of job.edits) {
			const now = this.get(job.row, field);
			if (now && (isUnderWay(now) || isSent(job, now))) this.#set({ ...now, state, problems });
		}
		this.host.changed(job.row);
	}

	#set(edit: CellEdit) {
		const cells = this.#cells.get(edit.row) ?? new Map<string, CellEdit>();
		cells.set(edit.field, edit);
		this.#cells.set(edit.row, cells);
		this.host.changed(edit.row);
	}
}

const isLookedUp = ({ state, typed }: CellEdit) => state === 'queued' && typed !== undefined;
const isUnderWay = ({ state }: CellEdit) => state === 'saving' || state === 'unsaved';
const isSent = (job: Job, edit: CellEdit) => job.edits.some((sent) => sent === edit);
