import type { Entity } from '#lib/domain/model/entity.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells, type Ruled } from '#lib/domain/rules/run.ts';
import { isPacked, PACKED, packed } from '#lib/domain/stock/packs.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { packsOf } from '#lib/server/store/packs.ts';

/**
 * Completes lines that count in a packaging unit: how much is in one stands at their article, where no reference of theirs
 * leads to. It comes before prices, which go by the quantity.
 */
export async function inPacks(
	db: Reading,
	entity: Entity,
	drafts: readonly Draft[]
): Promise<Ruled> {
	if (!isPacked(entity)) return { drafts, problems: [] };
	const touched = drafts.filter(
		({ before, after, changed }) =>
			(before === null || PACKED.some((field) => changed.has(field))) &&
			((after['pack'] ?? null) !== null || (after['packs'] ?? null) !== null)
	);
	const { orderLine } = entity.fields;
	const packs = await packsOf(
		db,
		touched.map(({ id, after }) => ({
			...{ id, article: after['article'] ?? null, pack: after['pack'] ?? null },
			orderLine:
				orderLine?.kind === 'ref' ? { table: orderLine.to, id: after['orderLine'] ?? null } : null
		}))
	);
	const found = touched.map((draft) => {
		const { cells, problems } = packed(draft, packs.get(draft.id));
		return { draft: withCells(draft, cells), problems };
	});
	const completed = new Map(found.map(({ draft }) => [draft.id, draft]));
	return {
		drafts: drafts.map((draft) => completed.get(draft.id) ?? draft),
		problems: found.flatMap(({ problems }) => problems)
	};
}

/** The fields that may be read or filled when these change. */
export const fieldsPacked = (entity: Entity, changed: readonly string[]): readonly string[] =>
	isPacked(entity) && PACKED.some((field) => changed.includes(field))
		? PACKED.filter((field) => field in entity.fields)
		: [];
