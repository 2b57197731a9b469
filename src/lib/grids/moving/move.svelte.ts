import { entityClient, type Option } from '#lib/client/entity-client.ts';
import { failureOf, problemsOf } from '#lib/client/failure.ts';
import { Repeatable } from '#lib/client/repeatable.ts';
import { trpc } from '#lib/client/trpc.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { chosenRows } from '../actions.ts';
import { tellPosted } from '../documents/posted.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Picked } from '../picker-editor.ts';
import type { Sheet } from '../sheet.svelte.ts';
import type { Words } from '../wording.ts';

/** As many as one can look through in a dialog. */
const MOST = 200;
const HITS = 20;

/** Goods of a record of stock, and how many of them go elsewhere: all, until somebody says otherwise. */
export class MovedLine {
	quantity = $state<number | null>(null);

	constructor(
		readonly row: AnyRow,
		quantity = Number(row['onHand'])
	) {
		this.quantity = quantity;
	}
}

export type Place = { readonly warehouse: Option; readonly bin: Option | null };

/** Where goods of some records of stock are to go, until they have gone. */
export class Move {
	warehouse = $state.raw<Option | null>(null);
	bin = $state.raw<Option | null>(null);
	busy = $state(false);
	problems = $state.raw<readonly Problem[]>([]);
	readonly #repeatable = new Repeatable();

	constructor(
		private readonly sheet: Sheet,
		readonly lines: readonly MovedLine[],
		/** In whose words records of stock are told. */
		readonly words: Words = sheet,
		to?: Place
	) {
		if (to) [this.warehouse, this.bin] = [to.warehouse, to.bin];
		if (to) return;
		const [first, ...others] = lines.map(({ row }) => String(row['warehouse']));
		if (first === undefined || others.some((each) => each !== first)) return;
		this.warehouse = { id: first, title: sheet.shown('warehouse', first), hint: '' };
	}

	get isWarned(): boolean {
		return this.problems.length > 0 && !this.problems.some(isError);
	}

	searchWarehouses = async (search: string): Promise<readonly Option[]> =>
		(await entityClient('warehouse').lookup.query({ search, limit: HITS })).options;

	/** Bins of the chosen warehouse. */
	searchBins = async (search: string): Promise<readonly Option[]> => {
		const filter = { field: 'warehouse', is: 'equals', value: this.warehouse?.id ?? '' } as const;
		const page = { search, filter, sort: [{ field: 'code' }], offset: 0, limit: HITS };
		const { rows } = await entityClient('bin').list.query(page);
		return rows.map(({ id, code }) => ({ id, title: String(code), hint: '' }));
	};

	async take(field: 'warehouse' | 'bin', picked: Picked) {
		const option = await this.#optionOf(field, picked);
		if (field === 'bin') this.bin = option;
		else if (option?.id !== this.warehouse?.id) [this.warehouse, this.bin] = [option, null];
	}

	/** Answers whether the goods have gone. Warnings that were shown are confirmed by posting once more. */
	async post(mayCancel: boolean): Promise<boolean> {
		const { warehouse } = this;
		const rows = this.lines.flatMap(({ row, quantity }) =>
			quantity === null || quantity === 0 ? [] : [{ id: row.id, quantity }]
		);
		if (!warehouse || rows.length === 0 || this.busy) return false;
		const confirmed = this.isWarned ? this.problems.map(({ code }) => code) : [];
		this.busy = true;
		try {
			const to = { warehouse: warehouse.id, bin: this.bin?.id ?? null };
			const asked = { to, rows, confirmed };
			const operation = this.#repeatable.operationOf(asked);
			const { rows: heads } = await trpc.moving.post.mutate({ operation, ...asked });
			this.#repeatable.answered();
			const done = (numbers: string) => m['move.done']({ numbers });
			const undone = m['move.undone']();
			tellPosted(this.sheet, { document: 'transfer', heads, done, undone, mayCancel });
			this.sheet.refresh();
			return true;
		} catch (error) {
			this.problems = problemsOf(error);
			if (this.problems.length > 0) this.#repeatable.answered();
			else {
				toasts.show({ tone: 'error', text: failureText(failureOf(error), this.sheet.entity) });
			}
			return false;
		} finally {
			this.busy = false;
		}
	}

	/** Text that was left before the list had come stands for its first hit. */
	async #optionOf(field: 'warehouse' | 'bin', picked: Picked): Promise<Option | null> {
		if (picked === null) return null;
		if ('option' in picked) return picked.option;
		const search = field === 'bin' ? this.searchBins : this.searchWarehouses;
		return (await search(picked.typed).catch(() => []))[0] ?? null;
	}
}

/** The records whose goods are to go, as far as there are any. */
export async function moveOf(sheet: Sheet, only: Id | null): Promise<Move> {
	const ids = only === null ? (await chosenRows(sheet)).map(({ id }) => id) : [only];
	if (ids.length > MOST) toasts.show({ tone: 'warning', text: m['move.tooMany']({ max: MOST }) });
	const rows = sheet.source.learn(await sheet.client.rows.query({ ids: ids.slice(0, MOST) }));
	return new Move(
		sheet,
		rows.filter((row) => Number(row['onHand']) > 0).map((row) => new MovedLine(row))
	);
}
