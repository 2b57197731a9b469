import type { Cell } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { clip, stripes, type Stripe } from './area.ts';
import { isNumeric } from './copying.ts';
import { rowsAtHand } from './row-window.ts';

/** What the line of states tells of the chosen cells. */
export type Sums = {
	/** Cells that hold something, and those of them that are numbers. */
	readonly count: number;
	readonly numbers: number;
	readonly sum: number;
	readonly min: number | null;
	readonly max: number | null;
	readonly rows: number;
	readonly columns: number;
};

const PAUSE_MS = 90;
const NONE: Sums = { count: 0, numbers: 0, sum: 0, min: null, max: null, rows: 0, columns: 0 };

/** Counts and sums of what is chosen: from the loaded rows where all are, else from the server. */
export class RangeSums {
	shown = $state.raw<Sums | null>(null);
	/** Whether the server is being asked. */
	asking = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = 0;

	constructor(private readonly sheet: Sheet) {}

	/** The range changed, or cells did. It is added up once it rests. */
	changed() {
		clearTimeout(this.#timer);
		const mine = ++this.#asked;
		if (!this.sheet.ranging.range.isMany) {
			this.shown = null;
			this.asking = false;
			return;
		}
		this.#timer = setTimeout(() => void this.#add(mine), PAUSE_MS);
	}

	stop() {
		clearTimeout(this.#timer);
		this.#asked++;
	}

	async #add(mine: number) {
		const { ranging } = this.sheet;
		const areas = ranging.range.areas.flatMap((area) => clip(area, ranging.size) ?? []);
		let sums = NONE;
		try {
			for (const stripe of stripes(areas)) {
				const here = this.#loaded(stripe);
				if (!here) this.asking = true;
				// The server does not have the cells yet and is busy with them; once it has, all is added up anew.
				if (!here && this.sheet.batches.sending > 0) return;
				sums = joined(sums, here ?? (await this.#asks(stripe)));
				if (mine !== this.#asked) return;
			}
			const columns = new Set(areas.flatMap(({ left, right }) => span(left, right)));
			this.shown = { ...sums, columns: columns.size };
		} catch {
			if (mine !== this.#asked) return;
			this.shown = null;
		}
		this.asking = false;
	}

	#loaded({ top, bottom, columns }: Stripe): Sums | null {
		const { sheet } = this;
		const rows = rowsAtHand(sheet, top, bottom);
		if (!rows) return null;
		const sums = { ...NONE, rows: bottom - top + 1 };
		let all: Sums = sums;
		for (const field of this.#fields(columns)) {
			const cells = [...rows.values()].map((row) => sheet.valueOf(row, field));
			all = joined(all, cellsSummed(cells, isNumeric(sheet, field)));
		}
		return all;
	}

	async #asks({ top, bottom, columns }: Stripe): Promise<Sums> {
		const { sheet } = this;
		const fields = this.#fields(columns);
		const { query } = sheet.view;
		const stretch = { offset: top, limit: bottom - top + 1 };
		const totals = await sheet.client.totals.query({ query, fields: [...fields], stretch });
		return fields.reduce<Sums>(
			(sums, field) => {
				const total = totals.fields[field];
				if (!total) return sums;
				const numeric = isNumeric(sheet, field);
				return joined(sums, {
					...NONE,
					count: total.count,
					numbers: numeric ? total.count : 0,
					sum: numeric ? (total.sum ?? 0) : 0,
					min: numeric && typeof total.min === 'number' ? total.min : null,
					max: numeric && typeof total.max === 'number' ? total.max : null
				});
			},
			{ ...NONE, rows: totals.count }
		);
	}

	#fields(columns: ReadonlySet<number>): readonly string[] {
		return [...columns].flatMap((column) => this.sheet.ranging.fieldAt(column) ?? []);
	}
}

const span = (left: number, right: number): number[] =>
	Array.from({ length: right - left + 1 }, (_, at) => left + at);

function cellsSummed(cells: readonly Cell[], numeric: boolean): Sums {
	const filled = cells.filter((cell) => cell !== null && cell !== '');
	const numbers = numeric ? filled.filter((cell) => typeof cell === 'number') : [];
	return {
		...NONE,
		count: filled.length,
		numbers: numbers.length,
		sum: numbers.reduce((sum, each) => sum + each, 0),
		min: numbers.reduce<number | null>((least, each) => lesser(least, each, Math.min), null),
		max: numbers.reduce<number | null>((most, each) => lesser(most, each, Math.max), null)
	};
}

const joined = (one: Sums, other: Sums): Sums => ({
	count: one.count + other.count,
	numbers: one.numbers + other.numbers,
	sum: one.sum + other.sum,
	min: lesser(one.min, other.min, Math.min),
	max: lesser(one.max, other.max, Math.max),
	rows: one.rows + other.rows,
	columns: Math.max(one.columns, other.columns)
});

function lesser(
	one: number | null,
	other: number | null,
	choose: (a: number, b: number) => number
): number | null {
	if (one === null || other === null) return one ?? other;
	return choose(one, other);
}

/** The chosen cells in words, for those who hear the page. */
export const saidSums = ({ rows, columns, numbers }: Sums, sum: string): string =>
	numbers > 0 ? m['range.saidSum']({ rows, columns, sum }) : m['range.said']({ rows, columns });
