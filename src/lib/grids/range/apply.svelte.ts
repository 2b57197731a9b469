import { failureOf } from '#lib/client/failure.ts';
import type { Rows, Save } from '#lib/client/entity-client.ts';
import { newId } from '#lib/client/id.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { undo } from '../actions.ts';
import type { CellEdit, Complaint } from '../cell-edit.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { changing, countRows, isWrong, toChanges, withProblems, type Batch } from './batch.ts';
import type { BatchCell } from './batch.ts';

/** More cells than this are shown before they are written. */
const UNSEEN = 1000;
const RETRY = [1_000, 2_000, 5_000, 15_000] as const;

/** Changes of many cells at once: one request, one step of undo; looked at before where something is in the way. */
export class Batches {
	/** What waits to be looked at. */
	review = $state.raw<Batch | null>(null);
	/** How many cells are on their way. */
	sending = $state(0);
	/** Whether the server is not reached; the same request is sent again until it is. */
	offline = $state(false);
	#pending = new Map<Id, Map<string, CellEdit>>();

	constructor(private readonly sheet: Sheet) {}

	/** A cell that is on its way, as it is shown meanwhile. */
	pending(row: Id, field: string): CellEdit | undefined {
		return this.#pending.get(row)?.get(field);
	}

	/** Writes the batch, or shows it first where it is large, adds rows, or holds what cannot be written. */
	async start(batch: Batch): Promise<void> {
		const cells = changing(batch);
		tellLeftOut(batch);
		if (cells.length === 0 && batch.added.size === 0) return;
		const changed = { ...batch, cells };
		const seen = cells.some(({ problems }) => problems) || batch.added.size > 0;
		if (seen || cells.length > UNSEEN) this.review = changed;
		else await this.send(changed);
	}

	/** Shows the batch before anything is written, however small it is. */
	look(batch: Batch) {
		const cells = changing(batch);
		if (cells.length > 0) this.review = { ...batch, cells };
	}

	/** Sends what was looked at. `confirmed` names the warnings that were. */
	async send(batch: Batch, confirmed: readonly string[] = []): Promise<void> {
		const { cells, added } = batch;
		if (cells.length === 0 && added.size === 0) return;
		this.review = null;
		await this.#settled(cells);
		const save: Save = {
			operation: newId(),
			source: batch.source,
			changes: toChanges(cells, added),
			...(confirmed.length > 0 && { confirmed })
		};
		this.#show(cells);
		try {
			this.#done(batch, save, await this.#insist(save));
		} catch (error) {
			await this.#refused(batch, error);
		}
	}

	/** Rows that are being saved one by one are waited for: their versions are about to change. */
	async #settled(cells: readonly BatchCell[]) {
		const { edits } = this.sheet;
		const rows = new Set(cells.map(({ row }) => row));
		while ([...rows].some((row) => edits.isBusy(row))) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		// What was typed there and not taken gives way to what is written over it.
		for (const { row, field } of cells) if (edits.get(row, field)) edits.discard(row, field);
	}

	/** The same request, word for word, until it is answered: it happens once however often it arrives. */
	async #insist(save: Save, attempt = 0): Promise<Rows> {
		try {
			const rows = await this.sheet.client.save.mutate(save);
			this.offline = false;
			return rows;
		} catch (error) {
			const { kind } = failureOf(error);
			if (kind !== 'offline' && kind !== 'signed-out') throw error;
			this.offline = true;
			const wait = RETRY[Math.min(attempt, RETRY.length - 1)] ?? 15_000;
			await new Promise((resolve) => setTimeout(resolve, wait));
			return this.#insist(save, attempt + 1);
		}
	}

	#show(cells: readonly BatchCell[]) {
		this.sending += cells.length;
		for (const { row, field, title, ...cell } of cells) {
			if (title !== undefined) this.sheet.source.titles.set(String(cell.value), title);
			const own = this.#pending.get(row) ?? new Map<string, CellEdit>();
			const { version, old, value } = cell;
			own.set(field, { row, field, version, old, value, state: 'saving', problems: [] });
			this.#pending.set(row, own);
			this.sheet.marks.touch(row);
		}
	}

	#hide(cells: readonly BatchCell[]) {
		this.sending -= cells.length;
		for (const { row } of cells) {
			if (!this.#pending.delete(row)) continue;
			this.sheet.marks.touch(row);
		}
	}

	#done(batch: Batch, { operation }: Save, rows: Rows) {
		const { sheet } = this;
		this.#hide(batch.cells);
		sheet.wrote(rows, { operation, label: batch.label });
		if (batch.added.size > 0) sheet.refresh();
		toasts.show({
			tone: 'done',
			text: batch.label,
			action: { label: m['grid.undo'](), run: () => undo(sheet, operation) }
		});
	}

	async #refused(batch: Batch, error: unknown) {
		this.#hide(batch.cells);
		const failure = failureOf(error);
		if (failure.kind !== 'refused') {
			// Nothing of it was written. It stays to be written again, or to be let go.
			this.review = batch;
			toasts.show({ tone: 'error', text: failureText(failure) });
			return;
		}
		const cells = withProblems(batch.cells, failure.problems);
		this.review = { ...batch, cells: await this.#rebased(cells) };
	}

	/** Cells that somebody changed meanwhile show what stands there now, and may be written over once that is seen. */
	async #rebased(cells: readonly BatchCell[]): Promise<readonly BatchCell[]> {
		const moved = cells.filter(({ problems = [] }) => problems.some(isMove));
		if (moved.length === 0) return cells;
		const ids = [...new Set(moved.map(({ row }) => row))].slice(0, 1000);
		const rows = this.sheet.source.learn(await this.sheet.client.rows.query({ ids }));
		const now = new Map(rows.map((row): [Id, AnyRow] => [row.id, row]));
		return cells.map((cell) => {
			const row = now.get(cell.row);
			return row ? { ...cell, version: row.version, old: row[cell.field] ?? null } : cell;
		});
	}
}

const isMove = ({ code }: Complaint) => code === 'row.changed';

function tellLeftOut({ fixed, beyond }: Batch) {
	const parts = [
		...(fixed > 0 ? [m['range.fixed']({ count: fixed })] : []),
		...(beyond > 0 ? [m['range.beyond']({ count: beyond })] : [])
	];
	if (parts.length > 0) toasts.show({ tone: 'warning', text: parts.join(' ') });
}

/** Why a batch cannot be written yet: cells in the way, rows they lie in. */
export function obstacles({ cells }: Batch) {
	const wrong = cells.filter(isWrong);
	return { cells: wrong.length, rows: countRows(wrong) };
}
