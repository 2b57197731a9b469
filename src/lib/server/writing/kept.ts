import { documents } from '#lib/domain/documents/index.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { DocumentType } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { documentOf, stored } from '#lib/domain/registry.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';
import { keptDealProblems } from './reserved-deals.ts';

/**
 * Why rows may not be deleted, whoever asks: documents and their lines stay once they count (F46), and so does a record
 * of stock that holds something.
 */
export async function keptProblems(
	db: Reading,
	entity: Entity,
	rows: readonly AnyRow[]
): Promise<readonly Problem[]> {
	if (entity.name === entities.stockRecord.name) return rows.flatMap(notEmpty);
	const deals = await keptDealProblems(db, entity, rows);
	const head = documents[entity.name];
	if (head) {
		const own = rows.flatMap((row) => [
			...locked(head, row.id, row),
			...numbered(head, row),
			...offered(row)
		]);
		return [...own, ...deals];
	}
	const type = documentOf(entity);
	return type ? [...(await lockedLines(db, type, rows)), ...deals] : [];
}

const notEmpty = (row: AnyRow): readonly Problem[] =>
	row['onHand'] === 0 && row['reserved'] === 0 && row['ordered'] === 0
		? []
		: [{ code: 'stock.not-empty', at: { row: row.id } }];

async function lockedLines(
	db: Reading,
	type: DocumentType,
	rows: readonly AnyRow[]
): Promise<readonly Problem[]> {
	const head = stored[type.name];
	if (!head) return [];
	const ids = [...new Set(rows.map((row) => String(row['document'])))];
	const heads = new Map((await byIds(db, head, ids)).map((row) => [row.id, row]));
	return rows.flatMap((row) => locked(type, row.id, heads.get(String(row['document']))));
}

/** A document that counted once and took that back keeps its number and its moves, though it may be typed into again. */
function numbered({ actions, states }: DocumentType, { id, ...row }: AnyRow): readonly Problem[] {
	const [first] = states;
	const isReopened =
		row['state'] === first && Object.values(actions).some(({ to }) => to === first);
	const counted = row['number'] !== null && isReopened;
	return counted ? [{ code: 'document.numbered', at: { row: id } }] : [];
}

/** A quote keeps goods until the order that was made from it is confirmed or cancelled. */
const offered = ({ id, quote = null }: AnyRow): readonly Problem[] =>
	quote === null ? [] : [{ code: 'order.of-quote', at: { row: id } }];

function locked({ editable }: DocumentType, id: Id, head?: AnyRow): readonly Problem[] {
	const state = String(head?.['state'] ?? '');
	if (!head || editable.includes(state)) return [];
	return [{ code: 'document.locked', params: { state }, at: { row: id } }];
}
