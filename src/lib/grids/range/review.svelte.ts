import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { changing, isWrong, withoutWrong, type Batch, type BatchCell } from './batch.ts';
import { readGiven } from './reading.ts';

/** So many cells are shown, those in trouble first. */
const SHOWN = 100;

/** A batch that is looked at before it is written: what is wrong in it is mended here, or left out. */
export class Review {
	cells = $state.raw<readonly BatchCell[]>([]);
	readonly wrong = $derived(this.cells.filter(isWrong));
	readonly warned = $derived(this.cells.filter((cell) => cell.problems && !isWrong(cell)));
	readonly shown = $derived(
		[...this.wrong, ...this.warned, ...this.cells.filter(({ problems }) => !problems)].slice(
			0,
			SHOWN
		)
	);
	readonly hidden = $derived(this.cells.length - this.shown.length);
	#rows = $state.raw<ReadonlyMap<Id, AnyRow>>(new Map());

	constructor(
		private readonly sheet: Sheet,
		readonly batch: Batch
	) {
		this.cells = batch.cells;
		void this.#load();
	}

	/** What a row is called: by its title, or which of the new ones it is. */
	titleOf(row: Id): string {
		const at = [...this.batch.added.keys()].indexOf(row);
		if (at >= 0) return m['range.newRow']({ number: at + 1 });
		const data = this.#rows.get(row);
		return data ? this.sheet.titleOf(data) : '…';
	}

	/** Another text for a cell that was refused. */
	async mend(cell: BatchCell, text: string): Promise<void> {
		const { problems: _, typed: _typed, value: _value, ...start } = cell;
		const [read] = await readGiven(this.sheet, [{ ...start, piece: { text } }]);
		if (read) this.cells = this.cells.map((each) => (each === cell ? read : each));
	}

	write(): void {
		this.#send(this.#as(this.cells));
	}

	/** Without the cells that are wrong, and the new rows that lack one. */
	writeRest(): void {
		this.#send(withoutWrong(this.#as(this.cells)));
	}

	#send(batch: Batch) {
		const { batches, undo } = this.sheet;
		undo.during(batches.send(batch, this.#confirmed()));
	}

	#confirmed(): readonly string[] {
		const problems = this.warned.flatMap((cell) => cell.problems ?? []);
		const warnings = problems.filter(({ severity }) => severity === 'warning');
		return [...new Set(warnings.map(({ code }) => code))];
	}

	#as(cells: readonly BatchCell[]): Batch {
		return { ...this.batch, cells: changing({ ...this.batch, cells }) };
	}

	async #load(): Promise<void> {
		const found = new Map<Id, AnyRow>();
		const nodes = this.sheet.nodes();
		const missing = new Set<Id>();
		for (const { row } of this.shown) {
			const data = nodes.get(row)?.data;
			if (data) found.set(row, data);
			else if (!this.batch.added.has(row)) missing.add(row);
		}
		this.#rows = found;
		if (missing.size === 0) return;
		const answer = await this.sheet.client.rows.query({ ids: [...missing] });
		const rows = this.sheet.source.learn(answer);
		this.#rows = new Map([...found, ...rows.map((row): [Id, AnyRow] => [row.id, row])]);
	}
}
