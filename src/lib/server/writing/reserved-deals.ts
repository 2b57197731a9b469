import { deal } from '#lib/domain/documents/deal.ts';
import { linesOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { entriesOfLines, openOf } from '#lib/server/store/reservations.ts';
import type { Reading } from '#lib/server/store/rows.ts';

const lines = linesOf(deal).name;
/** What promises say of the deal or of its line, and what would be another promise. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
	[deal.name]: ['customer', 'warehouse', 'priority'],
	[lines]: ['article', 'batch', 'serials']
};

/** While goods are kept for a deal, it says whose they are and which; a line may grow, and shrink to what is kept. */
export async function reservedDealProblems(
	db: Reading,
	{ name }: Entity,
	drafts: readonly Draft[]
): Promise<readonly Problem[]> {
	const fields = PROMISED[name];
	if (!fields) return [];
	const changing = drafts.flatMap(({ id, before, changed, after }) => {
		const field = before && [...fields, 'quantity'].find((each) => changed.has(each));
		return field ? [{ id, field, quantity: Number(after['quantity'] ?? 0) }] : [];
	});
	const kept = await keptFor(
		db,
		name,
		changing.map(({ id }) => id)
	);
	return changing
		.filter(({ id, field, quantity }) => {
			const open = kept.get(id) ?? 0;
			return field === 'quantity' ? quantity < open : open > 0;
		})
		.map(({ id, field }) => ({ code: 'deal.reserved', at: { row: id, field } }));
}

/** What goods are kept for is not deleted. */
export async function keptDealProblems(
	db: Reading,
	{ name }: Entity,
	rows: readonly AnyRow[]
): Promise<readonly Problem[]> {
	if (!PROMISED[name]) return [];
	const kept = await keptFor(
		db,
		name,
		rows.map(({ id }) => id)
	);
	return rows
		.filter(({ id }) => kept.has(id))
		.map(({ id }) => ({ code: 'deal.reserved', at: { row: id } }));
}

/** How much is promised, by the ids of deals or of their lines. */
async function keptFor(
	db: Reading,
	name: string,
	ids: readonly Id[]
): Promise<ReadonlyMap<Id, number>> {
	if (ids.length === 0) return new Map();
	const ofLines = name === lines;
	const entries = await (ofLines ? entriesOfLines : openOf)(db, ids);
	const kept = new Map<Id, number>();
	for (const { line, paper, open } of entries.filter(({ open }) => open > 0)) {
		const id = ofLines ? line : paper;
		kept.set(id, (kept.get(id) ?? 0) + open);
	}
	return kept;
}
