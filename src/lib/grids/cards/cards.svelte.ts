import { untrack } from 'svelte';
import type { Id } from '#lib/domain/model/row.ts';
import type { Sheet } from '../sheet.svelte.ts';

const PAGE = 50;

/** The rows of a sheet one after the other, as far as somebody has scrolled. The rows themselves are in `sheet.seen`. */
export class Cards {
	order = $state.raw<readonly Id[]>([]);
	busy = $state(false);
	ended = $state(false);
	#turn = 0;

	constructor(private readonly sheet: Sheet) {}

	/** Another question: the list starts anew. */
	async restart() {
		this.#turn++;
		const before = this.order;
		this.busy = false;
		this.ended = false;
		await this.#load(0, PAGE);
		for (const id of before) if (!this.order.includes(id)) this.#forget(id);
	}

	async more() {
		if (!this.busy && !this.ended) await this.#load(this.order.length, PAGE);
	}

	/** The same question again, for as many rows as there are. */
	async again() {
		const wanted = Math.max(PAGE, this.order.length);
		this.#turn++;
		this.busy = false;
		await this.#load(0, PAGE, wanted);
	}

	/** The row before or after one, where it is loaded. */
	beside(row: Id, step: -1 | 1): Id | undefined {
		const at = this.order.indexOf(row);
		return at < 0 ? undefined : this.order[at + step];
	}

	/** Loads pages from one place until there are as many rows as are wanted, and shows them at once. */
	async #load(from: number, page: number, wanted = from + page) {
		const turn = this.#turn;
		const { seen, source } = this.sheet;
		this.busy = true;
		const order = untrack(() => this.order.slice(0, from));
		let end = -1;
		while (order.length < wanted && (end < 0 || order.length < end)) {
			const found = await source.rows(order.length, order.length + page);
			if (turn !== this.#turn) return;
			if (!found) break;
			for (const row of found.rows) seen.set(row.id, row);
			order.push(...found.rows.map(({ id }) => id));
			end = found.end;
			if (found.rows.length < page) break;
		}
		this.order = [...new Set(order)];
		// A page that did not come may be asked for again by scrolling.
		this.ended = end >= 0 && order.length >= end;
		this.busy = false;
	}

	#forget(id: Id) {
		if (this.sheet.opened !== id) this.sheet.seen.delete(id);
	}
}
