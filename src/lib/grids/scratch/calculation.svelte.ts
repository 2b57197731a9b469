import { localDay, trpc } from '#lib/client/trpc.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { SheetCells } from '#lib/domain/sheets/sheet.ts';
import type { Ask } from '#lib/formulas/compile.ts';
import { seatOf, type Seat } from '#lib/formulas/engine/seat.ts';
import { SheetEvaluation, type SheetValues } from '#lib/formulas/sheets/evaluate.ts';
import type { SheetAnswer, SheetComputed, SheetTask } from '#lib/formulas/sheets/protocol.ts';
import { threadOf } from '../formulas/thread.ts';

const NOTHING: SheetValues = { values: new Map(), problems: new Map() };
/** So many questions travel in one request, which is more than a sheet usually has formulas. */
const AT_ONCE = 10_000;

async function answersOf(asks: readonly Ask[]): Promise<readonly SheetAnswer[]> {
	const found: SheetAnswer[] = [];
	for (let from = 0; from < asks.length; from += AT_ONCE) {
		const some = asks
			.slice(from, from + AT_ONCE)
			.map(({ name, args }) => ({ name, args: [...args] }));
		found.push(...(await trpc.sheets.answers.query({ asks: some })).answers);
	}
	return found;
}

/** What the cells of a sheet come to, computed beside the page whenever cells or the company change. */
export class Calculation {
	results = $state.raw(NOTHING);
	/** Something is being computed. */
	isBusy = $state(false);
	/** The company could not be asked. */
	isCut = $state(false);
	readonly #seat: Seat<SheetTask, SheetComputed> = seatOf(
		threadOf(
			() => new Worker(new URL('../formulas/sheet-worker.ts', import.meta.url), { type: 'module' })
		)
	);
	#evaluation: SheetEvaluation | null = null;
	#day = '';
	#wish: SheetCells | null = null;
	#isClosed = false;

	constructor(private readonly actor: () => Actor) {}

	/** Computes these cells; where it is at others, as soon as it is done with those. */
	compute(cells: SheetCells) {
		this.#wish = cells;
		if (!this.isBusy) void this.#work();
	}

	/** What the company answered may be old, or what one may see another. */
	forget() {
		this.#evaluation?.forget();
	}

	close() {
		this.#isClosed = true;
		this.#seat.close();
	}

	async #work() {
		this.isBusy = true;
		while (this.#wish && !this.#isClosed) {
			const cells = this.#wish;
			this.#wish = null;
			try {
				this.results = await this.#today().values(cells);
				this.isCut = false;
			} catch {
				this.isCut = !this.#isClosed;
			}
		}
		this.isBusy = false;
	}

	/** A formula that names today is read anew on another day. */
	#today(): SheetEvaluation {
		const today = localDay(new Date());
		if (this.#evaluation && this.#day === today) return this.#evaluation;
		this.#day = today;
		this.#evaluation = new SheetEvaluation(
			{ actor: this.actor(), today },
			(task, longest) => this.#seat.ask(task, longest),
			answersOf
		);
		return this.#evaluation;
	}
}
