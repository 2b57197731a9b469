import type { EntityClient, Option } from '#lib/client/entity-client.ts';
import { failureOf } from '#lib/client/failure.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { Filter } from '#lib/domain/model/query.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { EditStart } from './cell-edit.ts';
import { lookOf, type Showing } from './kinds.ts';
import type { Picked } from './picker-editor.ts';
import type { SaveQueue } from './save-queue.ts';

export type CommitPlace = {
	readonly edits: SaveQueue;
	showingOf(field: string): Showing;
	/** The table that a reference points to. */
	clientOf(entity: string): EntityClient;
	learn(option: Option): void;
	/** What rows to choose from meet; none where any of them will do. */
	accepted(row: Id, field: string): Filter | undefined;
	/** A look-up has begun that ends in an edit. */
	during(lookup: Promise<void>): void;
};

/** Takes what an editor ended with: a value, text that is none, or text that has to be looked up. */
export function commit(place: CommitPlace, field: Field, start: EditStart, raw: unknown) {
	if (isPicked(raw)) {
		if ('typed' in raw) return read(place, field, start, raw.typed);
		if (field.kind === 'ref') place.learn(raw.option);
		return place.edits.put(start, raw.option.id);
	}
	if (typeof raw === 'string') return read(place, field, start, raw);
	place.edits.put(start, (raw ?? null) as Cell);
}

function read(place: CommitPlace, field: Field, start: EditStart, typed: string) {
	const showing = place.showingOf(start.field);
	const known = place.edits.get(start.row, start.field);
	const look = lookOf(field);
	const unchanged = !known?.typed && typed === look.edit(known?.value ?? start.old, showing);
	if (unchanged) return;
	if (typed.trim() === '') return place.edits.put(start, null);
	const result = look.read(typed, showing, field);
	if ('value' in result) return place.edits.put(start, result.value);
	if ('problem' in result) return place.edits.refuse(start, typed, [result.problem]);
	if (field.kind === 'ref') place.during(resolve(place, field.to, start, result.pending));
}

/** Text that was left before the list had come: one row it can mean is taken, else the cell says why not. */
async function resolve(place: CommitPlace, to: string, start: EditStart, typed: string) {
	place.edits.expect(start, typed);
	const pending = place.edits.get(start.row, start.field);
	try {
		const found = await meant(place.clientOf(to), typed, place.accepted(start.row, start.field));
		if (place.edits.get(start.row, start.field) !== pending) return;
		const [only] = found;
		if (only && found.length === 1) {
			place.learn(only);
			return place.edits.put(start, only.id);
		}
		const problem =
			found.length === 0
				? { code: 'reference.unknown' as const, params: { value: typed } }
				: { code: 'reference.ambiguous' as const, params: { value: typed, count: found.length } };
		place.edits.refuse(start, typed, [problem]);
	} catch (error) {
		const { kind } = failureOf(error);
		const code = kind === 'forbidden' ? 'failure.forbidden' : 'failure.broken';
		place.edits.refuse(start, typed, [{ code }]);
	}
}

/** The rows that a text can mean: those that are called so, else all that it finds. */
export async function meant(
	client: EntityClient,
	typed: string,
	filter?: Filter
): Promise<readonly Option[]> {
	const asked = { search: typed, limit: 20, ...(filter && { filter }) };
	const { options } = await client.lookup.query(asked);
	const exact = options.filter(({ title, hint }) => same(title, typed) || same(hint, typed));
	return exact.length > 0 ? exact : options;
}

const isPicked = (raw: unknown): raw is NonNullable<Picked> =>
	typeof raw === 'object' && raw !== null && ('option' in raw || 'typed' in raw);

const same = (one: string, other: string) =>
	one.trim().toLowerCase() === other.trim().toLowerCase();
