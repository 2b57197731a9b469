import type { GridApi } from 'ag-grid-community';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { RowNodes } from '../row-nodes.ts';

/** Somebody else, as he is shown. */
export type Other = { readonly name: string; readonly colour: number };
export type Standing = Other & {
	readonly user: Id;
	readonly row: Id | null;
	readonly field: string | null;
};

type Host = { readonly api: GridApi<AnyRow> | null; nodes(): RowNodes };
type Row = {
	/** Who deleted it. */
	gone?: Other;
	readonly changed: Map<string, Other>;
	readonly here: Map<string, readonly Other[]>;
};

const FLASH_MS = 2500;

/** What is seen of others in one table: cells they have just changed, cells they are on, rows they have deleted. */
export class Others {
	/** Those who have the table open. */
	standing = $state.raw<readonly Standing[]>([]);
	readonly #rows = new Map<Id, Row>();
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();

	constructor(private readonly host: Host) {}

	isGone(row: Id): boolean {
		return this.#rows.get(row)?.gone !== undefined;
	}

	/** The classes by which a cell shows what others do in it. */
	classesAt(row: Id, field: string): readonly string[] {
		const found = this.#rows.get(row);
		if (!found) return [];
		const changed = found.changed.get(field);
		const here = found.here.get(field)?.[0];
		const colour = (changed ?? here)?.colour;
		return [
			...(found.gone ? ['k-gone'] : []),
			...(changed ? ['k-changed'] : []),
			...(here ? ['k-here'] : []),
			...(colour === undefined ? [] : [`k-person-${colour}`])
		];
	}

	/** Says in words what the colours say. */
	textAt(row: Id, field: string): string {
		const { gone, here } = this.#rows.get(row) ?? {};
		if (gone) return m['live.gone']({ name: gone.name });
		const names = here?.get(field)?.map(({ name }) => name) ?? [];
		return names.length === 0 ? '' : m['live.isHere']({ names: names.join(', ') });
	}

	/** Cells that somebody has just written light up for a moment. */
	flash(row: Id, fields: readonly string[], by: Other) {
		const { changed } = this.#row(row);
		const mark = { ...by };
		for (const field of fields) changed.set(field, mark);
		this.#paint([row]);
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			// One that was written again meanwhile goes on.
			for (const field of fields) if (changed.get(field) === mark) changed.delete(field);
			this.#paint([row]);
			this.#tidy();
		}, FLASH_MS);
		this.#timers.add(timer);
	}

	lose(rows: readonly Id[], by: Other) {
		for (const row of rows) this.#row(row).gone = by;
		this.#paint(rows);
	}

	/** These rows are there, deleted before or not. */
	find(rows: readonly Id[]) {
		const back = rows.filter((row) => this.isGone(row));
		for (const row of back) delete this.#row(row).gone;
		this.#tidy();
		if (back.length > 0) this.#paint(back);
	}

	/** Where everybody is by now. */
	stand(standing: readonly Standing[]) {
		const before = [...this.#rows].flatMap(([row, { here }]) => (here.size > 0 ? row : []));
		for (const row of before) this.#row(row).here.clear();
		for (const { row, field, ...other } of standing) {
			if (row === null || field === null) continue;
			const { here } = this.#row(row);
			here.set(field, [...(here.get(field) ?? []), other]);
		}
		this.standing = standing;
		const now = standing.flatMap(({ row }) => row ?? []);
		this.#paint([...new Set([...before, ...now])]);
		this.#tidy();
	}

	destroy() {
		for (const timer of this.#timers) clearTimeout(timer);
	}

	#row(id: Id): Row {
		const found = this.#rows.get(id) ?? { changed: new Map(), here: new Map() };
		this.#rows.set(id, found);
		return found;
	}

	#tidy() {
		for (const [id, { gone, changed, here }] of this.#rows) {
			if (!gone && changed.size === 0 && here.size === 0) this.#rows.delete(id);
		}
	}

	#paint(rows: readonly Id[]) {
		if (rows.length === 0) return;
		const nodes = this.host.nodes();
		const rowNodes = rows.flatMap((row) => nodes.get(row) ?? []);
		if (rowNodes.length > 0) this.host.api?.refreshCells({ rowNodes, force: true });
	}
}
