import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { keyOf } from '#lib/server/store/unique.ts';
import { park, type Bar } from '#lib/server/store/write-rows.ts';
import { uniqueSets } from './involved.ts';

/**
 * Rows of one write may take unique values from each other, but the database looks at every row by itself: whoever
 * holds what another one takes lets go of it first. Where nobody does, this costs no statement. Answers the drafts
 * with the cells that are to be written again, besides those that change.
 */
export async function stepAside(
	tx: Tx,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<readonly Draft[]> {
	let rest = drafts;
	for (const fields of uniqueSets(entity)) {
		const leaving = leavers(fields, drafts);
		if (leaving.size === 0) continue;
		const [field, bar] = easiest(entity, fields);
		const ids = [...leaving].map(({ id }) => id);
		await park(tx, entity.name, field, bar, ids);
		const parked = new Set(ids);
		rest = rest.map((draft) =>
			parked.has(draft.id) ? { ...draft, changed: new Set([...draft.changed, field]) } : draft
		);
	}
	return rest;
}

/** Drafts of rows whose values in `fields` another draft takes. */
function leavers(fields: readonly string[], drafts: readonly Draft[]): ReadonlySet<Draft> {
	const moving = drafts.filter(({ changed }) => fields.some((field) => changed.has(field)));
	if (moving.length < 2) return new Set();
	const takers = new Map(moving.map(({ id, after }) => [keyOf(fields, after), id]));
	return new Set(
		moving.filter(({ id, before }) => {
			const taker = before && takers.get(keyOf(fields, before));
			return taker !== undefined && taker !== null && taker !== id;
		})
	);
}

/** What keeps a cell of each kind from holding for a moment what is no value of it. */
const bars: Readonly<Record<StoredField['kind'], Bar | null>> = {
	text: null,
	date: null,
	ref: 'defer_foreign_keys',
	integer: 'ignore_check_constraints',
	quantity: 'ignore_check_constraints',
	price: 'ignore_check_constraints',
	money: 'ignore_check_constraints',
	percent: 'ignore_check_constraints',
	flag: 'ignore_check_constraints',
	choice: 'ignore_check_constraints'
};
const order: readonly (Bar | null)[] = [null, 'defer_foreign_keys', 'ignore_check_constraints'];

/** The field of a set by which a row leaves it with the least being lifted. */
function easiest(entity: Entity, fields: readonly string[]): readonly [string, Bar | null] {
	const barred = storedEntries(entity.fields)
		.filter(([name]) => fields.includes(name))
		.map(([name, { kind }]) => [name, bars[kind]] as const);
	const [first] = barred.toSorted(([, a], [, b]) => order.indexOf(a) - order.indexOf(b));
	return known(first, entity.name);
}
