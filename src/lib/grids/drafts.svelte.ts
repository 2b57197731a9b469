import { newId } from '#lib/client/id.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { isStored } from '#lib/domain/model/field.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { followsPacks } from '#lib/domain/stock/packs.ts';
import { pause } from './pause.ts';
import type { SaveQueue } from './save-queue.ts';

type Host = {
	readonly entity: Entity;
	readonly edits: SaveQueue;
	/** The rows above the list changed. */
	drawn(rows: readonly AnyRow[]): void;
};

/** New rows above the list until they are stored: written when the user leaves the row, never half. */
export class Drafts {
	rows = $state.raw<readonly AnyRow[]>([]);
	#left = new Set<Id>();
	/** Copies of rows, which are worth keeping although nothing was typed into them. */
	#kept = new Set<Id>();
	/** Rows that are to be stored for what follows then. */
	#after = new Map<Id, () => void>();

	constructor(
		private readonly host: Host,
		/** Cells that the place gives: the partner that the addresses below it belong to. */
		private readonly given: Readonly<Record<string, Cell>>
	) {}

	has(id: Id): boolean {
		return this.rows.some((row) => row.id === id);
	}

	/** A new row above the others, with the cells of `like` that may stand in two rows. */
	add(like?: AnyRow): AnyRow {
		const row = like ? { ...this.blank(), ...this.#shared(like) } : this.blank();
		if (like) this.#kept.add(row.id);
		this.#show([row, ...this.rows]);
		return row;
	}

	/** A new row that is not shown, with what such rows start with. */
	blank(): AnyRow {
		return { ...starting(this.host.entity), ...this.given, id: newId(), version: 0 };
	}

	/** Fields that must be filled and are not. */
	missing(id: Id): readonly string[] {
		const row = this.rows.find((each) => each.id === id);
		if (!row) return [];
		const { entity } = this.host;
		const isFilled = (name: string) => !isEmpty(this.#valueOf(row, name));
		return Object.entries(entity.fields)
			.filter(([, field]) => isStored(field) && field.required && !field.readonly)
			.map(([name]) => name)
			.filter((name) => !isFilled(name) && !followsPacks(entity, name, isFilled));
	}

	/** Somebody is in the row. One that is to be stored for what follows is so all the same: news of the focus comes late. */
	enter(id: Id) {
		if (!this.#after.has(id)) this.#left.delete(id);
	}

	/** Stores a complete row wherever the focus goes meanwhile; one that something is to follow also once it is complete. */
	store(id: Id, after?: () => void) {
		if (!this.has(id)) return;
		if (after || this.missing(id).length === 0) this.#after.set(id, after ?? (() => undefined));
		this.leave(id);
	}

	/** Stores the row if it is complete, marks what is missing, or drops it where nothing was typed. */
	leave(id: Id) {
		const row = this.rows.find((each) => each.id === id);
		if (!row || row.version > 0) return;
		this.#left.add(id);
		if (this.#isUntouched(id)) return void this.#letGo(id);
		for (const field of this.missing(id)) {
			if (this.host.edits.get(id, field)) continue;
			const start = { row: id, version: 0, field, old: null };
			this.host.edits.refuse(start, '', [{ code: 'cell.required' }]);
		}
		this.host.edits.flush(id);
	}

	#isUntouched(id: Id): boolean {
		return this.host.edits.of(id).length === 0 && !this.#kept.has(id);
	}

	/** Until the grid has told what was typed, a row looks as if nothing was. */
	async #letGo(id: Id) {
		await pause();
		if (!this.#left.has(id)) return;
		if (this.#isUntouched(id)) this.discard(id);
		else this.leave(id);
	}

	/** What goes out with the typed cells of a new row, once it may. */
	starting(id: Id): Readonly<Record<string, Cell>> | undefined {
		const row = this.rows.find((each) => each.id === id);
		if (!row || !this.#left.has(id) || this.missing(id).length > 0) return undefined;
		return this.written(row);
	}

	/** The cells of a new row that are written with it; what Kontor sets is shown before, but never sent. */
	written(row: AnyRow): Record<string, Cell> {
		const { fields } = this.host.entity;
		const cells = Object.entries(row).filter(([name, value]) => {
			const field = fields[name];
			return field && isStored(field) && !field.readonly && value !== null;
		});
		return Object.fromEntries(cells);
	}

	/** The row is in the table now, and goes on being typed into there. Answers what is to follow. */
	stored(id: Id): (() => void) | undefined {
		const after = this.#after.get(id);
		this.#drop(id);
		return after;
	}

	/** The user lets go of the row. */
	discard(id: Id) {
		this.#drop(id);
		this.host.edits.forget(id);
	}

	#drop(id: Id) {
		this.#left.delete(id);
		this.#after.delete(id);
		this.#show(this.rows.filter((row) => row.id !== id));
	}

	#shared(like: AnyRow): Record<string, Cell> {
		const { fields, unique = [] } = this.host.entity;
		const alone = new Set(unique.flatMap((set) => set.slice(-1)));
		const cells = Object.entries(fields).flatMap(([name, field]) => {
			const copies = isStored(field) && !field.unique && !field.readonly && !alone.has(name);
			return copies ? [[name, like[name] ?? null] as const] : [];
		});
		return Object.fromEntries(cells);
	}

	#valueOf(row: AnyRow, field: string): Cell {
		const edit = this.host.edits.get(row.id, field);
		return edit ? (edit.typed ?? edit.value) : (row[field] ?? null);
	}

	#show(rows: readonly AnyRow[]) {
		this.rows = rows;
		this.host.drawn(rows);
	}
}

function starting({ fields }: Entity): Record<string, Cell> {
	const initial = Object.entries(fields).map(([name, field]) => [
		name,
		'initial' in field ? (field.initial ?? null) : null
	]);
	return Object.fromEntries(initial) as Record<string, Cell>;
}

const isEmpty = (value: Cell) => value === null || value === '';
