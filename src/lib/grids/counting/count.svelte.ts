import { failureOf, problemsOf } from '#lib/client/failure.ts';
import { Repeatable } from '#lib/client/repeatable.ts';
import { trpc } from '#lib/client/trpc.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { remember, remembered } from '#lib/ui/remembered.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { chosenRows } from '../actions.ts';
import { COUNTED } from './count-actions.ts';
import { tellPosted } from '../documents/posted.ts';
import { failureText } from '../panels/failure-text.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** As many as one can type into a dialog. */
const MOST = 200;
const REASON = 'count.reason';

/** A record of stock that is counted. */
export class CountedLine {
	counted = $state<number | null>(null);

	constructor(
		readonly row: AnyRow,
		/** On hand as the user saw it. */
		readonly seen: number
	) {}

	/** By how much the count differs from what was seen, which is what is posted. */
	get difference(): number | null {
		if (this.counted === null) return null;
		// Quantities have four decimals at most, which a subtraction of fractions may blur.
		return Math.round((this.counted - this.seen) * 10_000) / 10_000;
	}
}

/** What somebody counts of some records of stock, until it is posted. */
export class Count {
	reason = $state(remembered(REASON, ''));
	busy = $state(false);
	problems = $state.raw<readonly Problem[]>([]);
	readonly #repeatable = new Repeatable();

	constructor(
		private readonly sheet: Sheet,
		readonly lines: readonly CountedLine[]
	) {}

	/** Whether nothing stands in the way but what may be confirmed. */
	get isWarned(): boolean {
		return this.problems.length > 0 && !this.problems.some(isError);
	}

	/** Answers whether it is posted. Warnings that were shown are confirmed by posting once more. */
	async post(mayCancel: boolean): Promise<boolean> {
		const confirmed = this.isWarned ? this.problems.map(({ code }) => code) : [];
		const rows = this.lines.flatMap(({ row, seen, counted }) =>
			counted === null ? [] : [{ id: row.id, seen, counted }]
		);
		if (rows.length === 0 || this.busy) return false;
		this.busy = true;
		try {
			const asked = { reason: this.reason, rows, confirmed };
			const operation = this.#repeatable.operationOf(asked);
			const { rows: heads } = await trpc.counting.post.mutate({ operation, ...asked });
			this.#repeatable.answered();
			remember(REASON, this.reason.trim());
			tell(this.sheet, heads, mayCancel);
			this.sheet.refresh();
			return true;
		} catch (error) {
			this.problems = problemsOf(error);
			if (this.problems.length === 0) fail(this.sheet, error);
			else this.#repeatable.answered();
			return false;
		} finally {
			this.busy = false;
		}
	}
}

/** The records that are to be counted, with the figures that are seen of them. */
export async function countOf(sheet: Sheet, only: Id | null): Promise<Count> {
	const ids = only === null ? (await chosenRows(sheet)).map(({ id }) => id) : [only];
	if (ids.length > MOST) {
		toasts.show({ tone: 'warning', text: m['count.tooMany']({ max: MOST }) });
	}
	const some = ids.slice(0, MOST);
	const shown = sheet.nodes();
	const seen = new Map(some.map((id) => [id, shown.get(id)?.data ?? sheet.seen.get(id)]));
	const rows = sheet.source.learn(await sheet.client.rows.query({ ids: some }));
	return new Count(
		sheet,
		rows.map((row) => new CountedLine(row, Number((seen.get(row.id) ?? row)[COUNTED])))
	);
}

function tell(sheet: Sheet, heads: readonly AnyRow[], mayCancel: boolean) {
	if (heads.length === 0) {
		toasts.show({ tone: 'done', text: m['count.agrees']() });
		return;
	}
	const done = (numbers: string) => m['count.done']({ numbers });
	const undone = m['count.undone']();
	tellPosted(sheet, { document: 'adjustment', heads, done, undone, mayCancel });
}

function fail({ entity }: Sheet, error: unknown) {
	toasts.show({ tone: 'error', text: failureText(failureOf(error), entity) });
}
