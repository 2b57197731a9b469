import type { Save } from '#lib/client/entity-client.ts';
import { newId } from '#lib/client/id.ts';
import type { Session } from '#lib/client/session.svelte.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Saved } from '../save-queue.ts';
import { m } from '#lib/ui/text.ts';
import { tellPosted } from '../documents/posted.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { mayMove } from './move-actions.ts';

type Place = { readonly warehouse: Id; readonly bin: Id | null };
/** What of a save is to be done by moving goods, and what remains to be saved. */
type Parted = { readonly row: AnyRow; readonly to: Place; readonly rest: Save | null };

/**
 * Where another bin or warehouse is typed over that of goods that lie there, they are taken to it: the record of stock
 * stays what it is, and a transfer says where its goods went.
 */
export class TypedPlace {
	/** A save that has to be sent again moves nothing twice. */
	readonly #operations = new WeakMap<Save, Id>();
	/** Transfers that are yet to be told. */
	readonly #posted = new Map<Id, readonly AnyRow[]>();

	constructor(
		private readonly sheet: Sheet,
		private readonly session: Session
	) {}

	async save(input: Save) {
		const parted = this.#part(input);
		const { client } = this.sheet;
		if (!parted) return client.save.mutate(input);
		const { row, to, rest } = parted;
		if (rest) await client.save.mutate(rest);
		const operation = this.#operations.get(input) ?? newId();
		this.#operations.set(input, operation);
		const rows = [{ id: row.id, quantity: Number(row['onHand']) }];
		const { rows: heads } = await trpc.moving.post.mutate({ operation, to, rows });
		this.#posted.set(row.id, heads);
		return client.rows.query({ ids: [row.id] });
	}

	/** Whether what was saved was a move, which is told with a way back of its own. */
	told({ row }: Saved): boolean {
		const heads = this.#posted.get(row);
		if (!heads) return false;
		this.#posted.delete(row);
		tellPosted(this.sheet, {
			...{ document: 'transfer', heads },
			done: (numbers) => m['move.done']({ numbers }),
			undone: m['move.undone'](),
			mayCancel: this.session.may('transfer.cancel')
		});
		this.sheet.refresh();
		return true;
	}

	#part(input: Save): Parted | undefined {
		const [change, ...others] = input.changes;
		const { entity } = this.sheet;
		if (!change || others.length > 0 || !mayMove(entity.name, this.session)) return undefined;
		const row = this.sheet.nodes().get(change.id)?.data ?? this.sheet.seen.get(change.id);
		const { warehouse, bin } = change.patch;
		if (warehouse === undefined && bin === undefined) return undefined;
		if (!row || Number(row['onHand']) <= 0) return undefined;
		const patch = withoutPlace(change.patch);
		const left = { ...change, patch, ...(change.old ? { old: withoutPlace(change.old) } : {}) };
		const rest = Object.keys(patch).length > 0 ? { ...input, changes: [left] } : null;
		// A bin is in one warehouse: goods that go to another one lie nowhere in particular there.
		return { row, to: { warehouse: String(warehouse ?? row['warehouse']), bin: idOf(bin) }, rest };
	}
}

const withoutPlace = (cells: Readonly<Record<string, Cell>>) =>
	Object.fromEntries(
		Object.entries(cells).filter(([field]) => field !== 'warehouse' && field !== 'bin')
	);
const idOf = (cell: Cell | undefined): Id | null => (typeof cell === 'string' ? cell : null);
